package org.vigie.classify.story;

import static java.util.Objects.requireNonNullElse;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vigie.classify.story.Memory.Known;
import org.vigie.classify.story.Occurrence.Bar;
import org.vigie.model.Article;
import org.vigie.model.Article.TextFrom;
import org.vigie.model.Classified;
import org.vigie.model.Edit;
import org.vigie.model.Filed;
import org.vigie.model.Filed.Change;
import org.vigie.model.Filed.Role;
import org.vigie.model.Filing;
import org.vigie.model.Recall;
import org.vigie.model.Refile;
import org.vigie.model.Relabel;
import org.vigie.model.Ruling;
import org.vigie.model.Ruling.Retraction;
import org.vigie.model.Rulings;
import org.vigie.model.StoryEvent;

/**
 * Files articles under stories, one after the other. Not thread-safe.
 *
 * <p>A text that was published before makes a copy; another report of the same occurrence, within
 * four days, an update, unless the story is two weeks old; anything else begins a story. Dates are
 * the articles' own: the time at which they are filed makes no difference.
 *
 * <p>A story that proves to be two is divided: reports are moved by newer records, as corrections.
 *
 * <p>Its memory holds some days and is rebuilt from what it wrote.
 */
public final class Filer {
  /** How long it knows an article, after it was first seen. */
  public static final Duration KNOWN = Memory.KNOWN;

  private final Memory memory;
  private final Spots spots;
  private final Function<String, Optional<Filed>> written;

  /** A filer that remembers nothing yet, cannot say what an edit changed, and moves nothing. */
  public Filer() {
    this(id -> Optional.empty());
  }

  /**
   * A filer that remembers nothing yet.
   *
   * @param written what was written last of an article, by its id: the memory has no texts
   */
  public Filer(Function<String, Optional<Filed>> written) {
    this(written, Bar.DEFAULT);
  }

  /** A filer that joins reports by another bar, to measure with. */
  Filer(Function<String, Optional<Filed>> written, Bar bar) {
    this.written = written;
    this.memory = new Memory(bar);
    this.spots = new Spots(memory);
  }

  /**
   * Files an article: its record, then those of articles that it shows to belong to another story
   * than they are in. Empty when there is nothing to write: the article was read from another
   * source already, or is ordered to be filed once more but was edited since or is forgotten.
   *
   * <p>The same article of the same source asked again, unchanged, gives the same answer with the
   * same revision. With another title or text it is an edit, which makes a new version and says
   * what changed; with other dates or another judgement a correction. Both keep story, role, source
   * and when it was first seen.
   */
  public List<Filed> file(Filing filing) {
    List<Filed> filed = answers(filing);
    filed.forEach(memory::remember);
    if (filing instanceof Retraction retraction) {
      note(retraction);
    }
    return filed;
  }

  /** All that there is to write. It is not remembered: it may be that it cannot be written. */
  public List<Filed> answers(Filing filing) {
    return switch (filing) {
      case Classified read when memory.isRetracted(read.article().id()) -> List.of();
      case Refile refile when memory.isGone(refile.filed().article().id()) -> List.of();
      case Relabel relabel when memory.isGone(relabel.filed().article().id()) -> List.of();
      case Classified read ->
          isKnown(read.article().id()) ? readAgain(read).stream().toList() : readFirst(read);
      case Refile refile -> again(refile.filed()).stream().toList();
      case Relabel relabel -> relabelled(relabel.filed()).stream().toList();
      case Ruling ruling -> ruled(ruling);
    };
  }

  /**
   * The articles as a person rules.
   *
   * @throws IllegalArgumentException when none of them is known any more: it is not passed over
   */
  private List<Filed> ruled(Ruling ruling) {
    List<Filed> articles =
        ruling.articles().stream()
            .flatMap(id -> written.apply(id).stream())
            .filter(filed -> ruling instanceof Retraction || !filed.isGone())
            .toList();
    if (articles.isEmpty() && ruling.articles().stream().noneMatch(memory::isGone)) {
      throw new IllegalArgumentException(
          "none of these articles was filed lately: " + String.join(", ", ruling.articles()));
    }
    return Ruled.by(ruling, articles, memory.nextRevision());
  }

  private boolean isKnown(String id) {
    return memory.known(id).isPresent() && !memory.isGone(id);
  }

  /** Takes note that an article was taken out, or may be read anew. */
  public void note(Retraction retraction) {
    memory.note(retraction);
  }

  /** What was filed since it was judged again is left alone: it is newer than that judgement. */
  private Optional<Filed> relabelled(Filed filed) {
    String id = filed.article().id();
    boolean newer =
        memory
            .known(id)
            .map(Known::revision)
            .or(() -> written.apply(id).map(Filed::revision))
            .filter(now -> now != filed.revision())
            .isPresent();
    return newer ? Optional.empty() : Optional.of(Ruled.relabelled(filed, memory.nextRevision()));
  }

  /**
   * Takes note of what was written, in any order.
   *
   * @return the events of stories that this changed
   */
  public List<StoryEvent> remember(Filed filed) {
    return memory.remember(filed);
  }

  private List<Filed> readFirst(Classified read) {
    Signature signature = Signature.of(read);
    Report report = Report.of(read, signature);
    Spot spot = spots.of(report, read);
    List<Report> apart = apart(report, spot);
    List<Filed> before =
        apart.stream()
            .filter(one -> !one.id().equals(report.id()))
            .flatMap(one -> written.apply(one.id()).stream())
            .toList();
    if (apart.isEmpty() || before.size() < apart.size() - (apart.contains(report) ? 1 : 0)) {
      return List.of(first(read, signature, spot));
    }
    String story = Collections.min(apart, Report.BY_AGE).id();
    String why = apart(spot, apart.size());
    List<Filed> filed = new ArrayList<>();
    boolean moves = apart.contains(report);
    filed.add(
        first(
            read,
            signature,
            moves ? Spot.moved(report.id(), null, spot.role(), story, why) : spot));
    for (Filed one : before) {
      Spot to = Spot.moved(one.article().id(), one.copyOf(), one.role(), story, why);
      filed.add(
          one.moved(
              to.story(),
              to.role(),
              to.copyOf(),
              to.why(),
              one.rulings(),
              memory.nextRevision() + filed.size()));
    }
    return filed;
  }

  private Filed first(Classified read, Signature signature, Spot spot) {
    Classified kept = Kept.of(read);
    return write(
        kept,
        signature,
        spot,
        Change.NEW,
        memory.nextRevision(),
        List.of(),
        Rulings.NONE,
        recalls(kept, spot));
  }

  private List<Recall> recalls(Classified kept, Spot spot) {
    Article article = kept.article();
    return memory
        .events()
        .recalled(kept, spot.story(), requireNonNullElse(article.published(), article.firstSeen()));
  }

  /** Those that make up another story than the one they are in, with their copies. */
  private List<Report> apart(Report report, Spot spot) {
    if (spot.role() != Role.UPDATE) {
      return List.of();
    }
    List<Report> apart = new ArrayList<>(memory.stories().apart(spot.story(), report));
    Set<String> ids = apart.stream().map(Report::id).collect(Collectors.toSet());
    memory.stories().of(spot.story()).stream()
        .filter(one -> one.origin() != null && ids.contains(one.origin()))
        .forEach(apart::add);
    apart.removeIf(this::isRuled);
    return apart;
  }

  /** Where a person put it, it stays. */
  private boolean isRuled(Report report) {
    return memory.known(report.id()).map(known -> known.rulings().move() != null).orElse(false);
  }

  private String apart(Spot spot, int reports) {
    String from = memory.report(spot.story()).map(Spots::named).orElse("a story");
    return "One of %d that were moved from %s: beside what all reports there say they share little with the others."
        .formatted(reports, from);
  }

  private Optional<Filed> readAgain(Classified read) {
    Known known = memory.known(read.article().id()).orElseThrow();
    if (Again.saysLess(read.article(), known)) {
      return Optional.empty();
    }
    Classified judged = Kept.of(read.withArticle(Again.asFirstRead(read.article(), known)));
    Rulings rulings = known.rulings().of(judged);
    Classified kept = rulings.applyTo(judged);
    Signature signature = Signature.of(read);
    Spot spot = new Spot(known.story(), known.role(), known.copyOf(), known.why());
    boolean edited = known.content() != signature.content();
    List<Edit> edits =
        Kept.of(edits(known, kept.article(), edited, read.article().firstSeen()), kept.article());
    if (!edited && known.fingerprint() == Fingerprint.of(kept)) {
      return Optional.of(
          write(
              kept,
              signature,
              spot,
              known.change(),
              known.revision(),
              edits,
              rulings,
              known.recalls()));
    }
    return Optional.of(
        write(
            kept,
            signature,
            spot,
            edited ? Change.EDITED : Change.CORRECTED,
            memory.nextRevision(),
            edits,
            rulings,
            recalls(kept, spot)));
  }

  /** The page behind what a feed said of it is more of the article, not another version of it. */
  private List<Edit> edits(Known known, Article kept, boolean edited, Instant seen) {
    boolean more = known.textFrom() == TextFrom.FEED && kept.textFrom() == TextFrom.PAGE;
    if (!edited || more) {
      return edits(known);
    }
    List<Edit> edits = new ArrayList<>(edits(known));
    edits.add(new Edit(known.version() + 1, seen, changed(known, kept)));
    return edits.subList(Math.max(0, edits.size() - Filed.MOST_EDITS), edits.size());
  }

  private List<Edit> edits(Known known) {
    return known.version() == 1
        ? List.of()
        : written.apply(known.id()).map(Filed::edits).orElse(List.of());
  }

  private List<Edit.Hunk> changed(Known known, Article kept) {
    return written
        .apply(known.id())
        .map(before -> Difference.of(before.article(), kept))
        .orElse(List.of());
  }

  private Optional<Filed> again(Filed filed) {
    long content = Signature.from(filed.signature()).content();
    return memory
        .known(filed.article().id())
        .filter(known -> known.content() == content)
        .filter(known -> known.fingerprint() == Fingerprint.of(filed.classified()))
        .map(
            known ->
                new Filed(
                    filed.classified(),
                    known.story(),
                    known.role(),
                    known.copyOf(),
                    known.why(),
                    filed.signature(),
                    filed.change(),
                    memory.nextRevision(),
                    edits(known),
                    known.rulings(),
                    known.recalls()));
  }

  private static Filed write(
      Classified kept,
      Signature signature,
      Spot spot,
      Change change,
      long revision,
      List<Edit> edits,
      Rulings rulings,
      List<Recall> recalls) {
    return new Filed(
        kept,
        spot.story(),
        spot.role(),
        spot.copyOf(),
        spot.why(),
        signature.toList(),
        change,
        revision,
        edits,
        rulings,
        recalls);
  }
}
