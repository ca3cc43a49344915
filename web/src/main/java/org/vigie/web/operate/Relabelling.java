package org.vigie.web.operate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.vigie.index.Archive;
import org.vigie.model.Article;
import org.vigie.model.Classified;
import org.vigie.model.Filed;
import org.vigie.model.Keep;
import org.vigie.model.Relabel;
import org.vigie.model.Watch;
import org.vigie.streams.Codec;
import org.vigie.streams.Output;
import org.vigie.streams.Stream;
import org.vigie.streams.Streams;
import org.vigie.streams.View;
import org.vigie.streams.Writer;
import org.vigie.web.answer.Refusal;
import org.vigie.web.article.Retractions;
import org.vigie.web.stream.AuditLog;
import org.vigie.web.stream.Backlog;

/**
 * Tries a watch on the archive, shows what it would change, and applies it: to what comes from then
 * on and to the archive. One at a time. What is cut short is made whole by trying and applying once
 * more.
 */
final class Relabelling implements DisposableBean {
  private static final Logger log = LoggerFactory.getLogger(Relabelling.class);
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final int BATCH = 100;

  private final Archive archive;
  private final Judges judges;
  private final View<Watch> watches;
  private final Writer writer;
  private final Backlog backlog;
  private final AuditLog audit;
  private final Retractions retractions;
  private volatile State state = new State(Step.IDLE, null, 0, 0, 0, null, null);
  private volatile boolean stopped;

  Relabelling(
      Archive archive,
      Judges judges,
      View<Watch> watches,
      Writer writer,
      Backlog backlog,
      AuditLog audit,
      Retractions retractions) {
    this.archive = archive;
    this.judges = judges;
    this.watches = watches;
    this.writer = writer;
    this.backlog = backlog;
    this.audit = audit;
    this.retractions = retractions;
  }

  enum Step {
    IDLE,
    TRYING,
    /** Nothing is changed yet. */
    TRIED,
    APPLYING,
    APPLIED,
    FAILED
  }

  /**
   * How far it is.
   *
   * @param watch that is tried or applied
   * @param done how many articles were looked at
   * @param changed how many of them were given to the filer
   * @param difference what the watch would change, once it was tried
   * @param reason why it failed
   */
  record State(
      Step step,
      @Nullable Watch watch,
      long done,
      long all,
      long changed,
      @Nullable Relabelled difference,
      @Nullable String reason) {
    boolean isBusy() {
      return step == Step.TRYING || step == Step.APPLYING;
    }

    State at(long nowDone, long nowChanged) {
      return new State(step, watch, nowDone, all, nowChanged, null, null);
    }

    State ended(Step end, @Nullable Relabelled found, @Nullable String why) {
      return new State(end, watch, done, all, changed, found, why);
    }
  }

  /** How far it is, without titles of what was taken out since. */
  State state() {
    State now = state;
    Relabelled found = now.difference();
    return found == null
        ? now
        : now.ended(now.step(), found.without(retractions::isTakenOut), now.reason());
  }

  /** The watch that is in force; null before the first start is done. */
  @Nullable Watch current() {
    return watches.get(Streams.WATCH_KEY).orElse(null);
  }

  /**
   * Tries a watch on the archive.
   *
   * @param watch null for the one in force, as after Vigie itself was changed
   */
  synchronized void compare(@Nullable Watch watch) {
    requireIdle();
    Watch tried = watch == null ? current() : watch;
    if (tried == null) {
      throw Refusal.invalid("watch", "There is no watch yet.", "Try again in a moment.");
    }
    Function<Article, Classified> judge = judge(tried);
    begin(Step.TRYING, tried, () -> compare(tried, judge));
  }

  /**
   * Applies what was tried.
   *
   * @param version of the watch that is meant: somebody else may have tried another since
   */
  synchronized void apply(String who, long version) {
    Watch watch = state.watch();
    if (state.step() != Step.TRIED || watch == null) {
      throw Refusal.invalid("watch", "No watch was tried.", "Try one first.");
    }
    if (watch.version() != version) {
      throw Refusal.invalid(
          "version", "Another watch was tried since.", "Try yours again and look at it.");
    }
    Function<Article, Classified> judge = judge(watch);
    Watch before = current();
    audit.write(
        who,
        "watch.apply",
        List.of(
            new AuditLog.Change(
                watch.name(), before == null ? null : before.version(), watch.version())));
    if (!watch.equals(before)) {
      watches.put(Streams.WATCH_KEY, watch);
    }
    begin(Step.APPLYING, watch, () -> apply(judge));
  }

  /** Forgets what was tried. */
  synchronized void discard() {
    requireIdle();
    state = new State(Step.IDLE, null, 0, 0, 0, null, null);
  }

  private void requireIdle() {
    if (state.isBusy()) {
      throw Refusal.invalid(
          "watch", "A watch is being tried or applied.", "Wait until that is done.");
    }
  }

  private Function<Article, Classified> judge(Watch watch) {
    try {
      return judges.of(watch);
    } catch (RuntimeException e) {
      throw Refusal.invalid(
          "watch", "Nothing can be judged by it: " + e.getMessage(), "Correct it.");
    }
  }

  private void begin(Step step, Watch watch, Runnable work) {
    state = new State(step, watch, 0, archive.size(), 0, null, null);
    Thread.ofPlatform()
        .name("relabel")
        .daemon()
        .start(
            () -> {
              try {
                work.run();
              } catch (RuntimeException | StackOverflowError e) {
                log.warn("the archive was not judged again to its end", e);
                state = state.ended(Step.FAILED, null, String.valueOf(e.getMessage()));
              }
            });
  }

  private void compare(Watch watch, Function<Article, Classified> judge) {
    Relabelled.Counter counter = new Relabelled.Counter();
    archive.each(
        filed -> {
          requireRunning();
          Classified read = judged(filed, judge);
          if (read == null) {
            counter.leaveOut();
          } else {
            counter.add(filed, ruled(filed, read));
          }
          state = state.at(counter.seen(), 0);
        });
    state = state.ended(Step.TRIED, counter.total(watch), null);
  }

  private void apply(Function<Article, Classified> judge) {
    Sender sender = new Sender();
    archive.each(
        filed -> {
          requireRunning();
          Classified read = judged(filed, judge);
          if (read != null && !ruled(filed, read).equals(filed.classified())) {
            sender.send(filed.judged(read, filed.rulings(), filed.change(), filed.revision()));
          }
          state = state.at(state.done() + 1, sender.sent);
        });
    sender.flush();
    state = state.ended(Step.APPLIED, null, null);
    log.info("{} of {} articles are judged otherwise", state.changed(), state.all());
  }

  /** Gives articles to the filer, many at a time. */
  private final class Sender {
    private final List<Filed> waiting = new ArrayList<>();
    private long sent;

    void send(Filed filed) {
      waiting.add(filed);
      sent++;
      if (waiting.size() == BATCH) {
        flush();
      }
    }

    void flush() {
      if (waiting.isEmpty()) {
        return;
      }
      awaitRoom();
      writer.write(waiting.stream().map(Sender::record).toList());
      waiting.clear();
    }

    private static ProducerRecord<byte[], byte[]> record(Filed filed) {
      return Output.of(Stream.CLASSIFIED, filed.article().id(), Codec.FILING, new Relabel(filed))
          .toRecord();
    }
  }

  /** News does not wait behind the archive. */
  private void awaitRoom() {
    while (!backlog.take(BATCH)) {
      requireRunning();
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
    }
  }

  private void requireRunning() {
    if (stopped) {
      throw new IllegalStateException("Vigie was stopped; try the watch once more");
    }
  }

  /**
   * Null where it stays as it is: an excerpt would be judged by less than the article was, and one
   * that cannot be judged does not keep the others.
   */
  private static @Nullable Classified judged(Filed filed, Function<Article, Classified> judge) {
    if (filed.article().keep() != Keep.FULL) {
      return null;
    }
    try {
      return judge.apply(filed.article());
    } catch (RuntimeException | StackOverflowError e) {
      log.warn("article {} cannot be judged again", filed.article().id(), e);
      return null;
    }
  }

  /** With what people ruled; that another version of a watch judges alike is no difference. */
  private static Classified ruled(Filed filed, Classified read) {
    return filed
        .rulings()
        .applyTo(
            new Classified(
                read.article(),
                read.language(),
                read.topics(),
                read.entities(),
                read.places(),
                read.events(),
                read.recalls(),
                read.sourcing(),
                filed.classified().watchVersion()));
  }

  @Override
  public void destroy() {
    stopped = true;
  }
}
