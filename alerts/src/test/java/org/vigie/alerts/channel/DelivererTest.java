package org.vigie.alerts.channel;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vigie.alerts.Manual;
import org.vigie.alerts.Samples;
import org.vigie.model.Channel;
import org.vigie.model.Delivery;
import org.vigie.model.Delivery.State;

class DelivererTest {
  private final Manual clock = new Manual();
  private final List<Delivery> recorded = new CopyOnWriteArrayList<>();
  private final List<String> tried = new CopyOnWriteArrayList<>();
  private final Map<String, Answering> answers = new ConcurrentHashMap<>();
  private final Deliverer deliverer =
      new Deliverer(this::attempt, new RetrySchedule(() -> 0), clock, this::record);

  private final Map<String, List<Delivery>> follows = new ConcurrentHashMap<>();
  private final AtomicInteger refusedWrites = new AtomicInteger();

  @AfterEach
  void close() {
    deliverer.close();
  }

  @Test
  void recordsWhatWasSent() {
    answers.put("a@x.org", delivery -> new Outcome.Sent("250 OK"));
    deliverer.submit(pending("1", "a@x.org", 0, clock.instant()));
    awaitRecorded(1);
    assertThat(recorded)
        .containsExactly(
            new Delivery(
                "1",
                "s",
                new Channel.Mail("a@x.org"),
                State.SENT,
                1,
                null,
                "250 OK",
                clock.instant()));
  }

  @Test
  void deliversWhatFollowsFromAnAttempt() {
    answers.put("a@x.org", delivery -> new Outcome.Gone("HTTP 410"));
    answers.put("b@x.org", delivery -> new Outcome.Sent("250 OK"));
    follows.put("1", List.of(pending("2", "b@x.org", 0, clock.instant())));
    deliverer.submit(pending("1", "a@x.org", 0, clock.instant()));
    awaitRecorded(2);
    assertThat(recorded)
        .extracting(Delivery::alert, Delivery::state)
        .containsExactly(tuple("1", State.GIVEN_UP), tuple("2", State.SENT));
  }

  @Test
  void givesUpAtOnceWhatWillNeverArrive() {
    answers.put("a@x.org", delivery -> new Outcome.Never("550 no such mailbox"));
    deliverer.submit(pending("1", "a@x.org", 0, clock.instant()));
    awaitRecorded(1);
    assertThat(recorded.getFirst().state()).isEqualTo(State.GIVEN_UP);
    assertThat(recorded.getFirst().answer()).isEqualTo("550 no such mailbox");
  }

  @Test
  void triesTenTimesOnTheScheduleThenGivesUp() {
    answers.put("a@x.org", delivery -> new Outcome.Later("HTTP 500"));
    deliverer.submit(pending("1", "a@x.org", 0, clock.instant()));
    List<Duration> waits = new ArrayList<>();
    for (int attempt = 1; attempt < 10; attempt++) {
      awaitRecorded(attempt);
      Delivery last = recorded.getLast();
      assertThat(last.state()).isEqualTo(State.PENDING);
      assertThat(last.attempts()).isEqualTo(attempt);
      Duration wait = Duration.between(clock.instant(), last.next());
      waits.add(wait);
      clock.pass(wait);
    }
    awaitRecorded(10);
    assertThat(waits).startsWith(Duration.ofSeconds(5)).endsWith(Duration.ofHours(24));
    assertThat(waits.stream().reduce(Duration.ZERO, Duration::plus))
        .isEqualTo(Duration.ofSeconds(5 + 5 * 60 + 30 * 60).plusHours(2 + 5 + 10 + 14 + 20 + 24));
    assertThat(recorded.getLast().state()).isEqualTo(State.GIVEN_UP);
    assertThat(recorded.getLast().answer()).isEqualTo("after 10 attempts: HTTP 500");
  }

  @Test
  void doesNotTryAgainBeforeItIsTime() {
    answers.put("a@x.org", delivery -> new Outcome.Later("HTTP 500"));
    deliverer.submit(pending("1", "a@x.org", 0, clock.instant()));
    awaitRecorded(1);
    clock.pass(Duration.ofSeconds(5).minusMillis(1));
    // It looks at the clock several times a second.
    await()
        .during(Duration.ofMillis(600))
        .atMost(Duration.ofSeconds(5))
        .until(() -> tried.size() == 1);
    clock.pass(Duration.ofMillis(1));
    awaitRecorded(2);
  }

  @Test
  void goesOnWhereAnEarlierProcessStopped() {
    answers.put("a@x.org", delivery -> new Outcome.Later("HTTP 500"));
    deliverer.submit(pending("1", "a@x.org", 4, clock.instant().minusSeconds(3_600)));
    awaitRecorded(1);
    assertThat(recorded.getFirst().attempts()).isEqualTo(5);
    assertThat(recorded.getFirst().next()).isEqualTo(clock.instant().plus(Duration.ofHours(5)));
  }

  @Test
  void aChannelThatHangsDelaysNoOther() throws InterruptedException {
    CountDownLatch hanging = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    answers.put(
        "slow@x.org",
        delivery -> {
          hanging.countDown();
          release.await();
          return new Outcome.Sent("at last");
        });
    answers.put("quick@x.org", delivery -> new Outcome.Sent("OK"));
    deliverer.submit(pending("1", "slow@x.org", 0, clock.instant()));
    hanging.await();
    for (int i = 0; i < 50; i++) {
      deliverer.submit(pending("q" + i, "quick@x.org", 0, clock.instant()));
    }
    awaitRecorded(50);
    assertThat(recorded).allMatch(delivery -> delivery.channel().key().equals("mail:quick@x.org"));
    release.countDown();
    awaitRecorded(51);
  }

  @Test
  void anAlertThatFailsDoesNotHoldUpTheNextOfItsChannel() {
    answers.put(
        "a@x.org",
        delivery ->
            delivery.alert().equals("bad")
                ? new Outcome.Later("HTTP 500")
                : new Outcome.Sent("OK"));
    deliverer.submit(pending("bad", "a@x.org", 0, clock.instant()));
    deliverer.submit(pending("good", "a@x.org", 0, clock.instant()));
    awaitRecorded(2);
    assertThat(recorded)
        .extracting(Delivery::state)
        .containsExactlyInAnyOrder(State.PENDING, State.SENT);
  }

  @Test
  void leavesAChannelAloneThatAsksForIt() {
    answers.put(
        "a@x.org",
        delivery ->
            tried.size() == 1
                ? new Outcome.Later("HTTP 429", Optional.of(Duration.ofMinutes(10)))
                : new Outcome.Sent("OK"));
    deliverer.submit(pending("1", "a@x.org", 0, clock.instant()));
    awaitRecorded(1);
    deliverer.submit(pending("2", "a@x.org", 0, clock.instant()));
    answers.put("b@x.org", delivery -> new Outcome.Sent("OK"));
    deliverer.submit(pending("3", "b@x.org", 0, clock.instant()));
    awaitRecorded(2);
    clock.pass(Duration.ofMinutes(10).minusMillis(1));
    await()
        .during(Duration.ofMillis(1_200))
        .atMost(Duration.ofSeconds(5))
        .until(() -> tried.equals(List.of("1", "3")));
    clock.pass(Duration.ofMillis(1));
    awaitRecorded(4);
    assertThat(tried).containsExactlyInAnyOrder("1", "3", "1", "2");
  }

  @Test
  void takesADeliveryOnceOnly() throws InterruptedException {
    CountDownLatch release = new CountDownLatch(1);
    answers.put(
        "a@x.org",
        delivery -> {
          release.await();
          return new Outcome.Sent("OK");
        });
    Delivery delivery = pending("1", "a@x.org", 0, clock.instant());
    deliverer.submit(delivery);
    deliverer.submit(delivery);
    deliverer.submit(pending("2", "a@x.org", 0, clock.instant()));
    release.countDown();
    awaitRecorded(2);
    assertThat(tried).containsExactlyInAnyOrder("1", "2");
  }

  @Test
  void endsWithoutBlamingWhatItInterrupts() throws InterruptedException {
    CountDownLatch hanging = new CountDownLatch(1);
    CompletableFuture<Thread> worker = new CompletableFuture<>();
    answers.put(
        "a@x.org",
        delivery -> {
          worker.complete(Thread.currentThread());
          hanging.countDown();
          new CountDownLatch(1).await();
          return new Outcome.Sent("never");
        });
    deliverer.submit(pending("1", "a@x.org", 0, clock.instant()));
    hanging.await();
    deliverer.submit(pending("2", "a@x.org", 0, clock.instant()));
    deliverer.close();
    deliverer.submit(pending("3", "a@x.org", 0, clock.instant()));
    assertThat(worker.join().join(Duration.ofSeconds(20))).isTrue();
    assertThat(recorded).isEmpty();
    assertThat(tried).containsExactly("1");
  }

  @Test
  void aDeliveryThatEndedIsNotTakenAgain() {
    answers.put("a@x.org", delivery -> new Outcome.Sent("OK"));
    Delivery delivery = pending("1", "a@x.org", 0, clock.instant());
    deliverer.submit(delivery);
    awaitRecorded(1);
    deliverer.submit(delivery);
    deliverer.submit(pending("2", "a@x.org", 0, clock.instant().plusMillis(1)));
    clock.pass(Duration.ofMillis(1));
    awaitRecorded(2);
    assertThat(tried).containsExactly("1", "2");
  }

  @Test
  void whatCannotBeRecordedIsWrittenAgainAndNotSentAgain() {
    answers.put("a@x.org", delivery -> new Outcome.Sent("OK"));
    refusedWrites.set(2);
    deliverer.submit(pending("1", "a@x.org", 0, clock.instant()));
    awaitRecorded(1);
    assertThat(refusedWrites).hasNegativeValue();
    assertThat(recorded.getFirst().state()).isEqualTo(State.SENT);
    assertThat(tried).containsExactly("1");
  }

  @Test
  void whatIsHeldBackStaysPendingAndCountsNoAttempt() {
    answers.put("a@x.org", delivery -> new Outcome.Held("no mail server"));
    answers.put("b@x.org", delivery -> new Outcome.Sent("OK"));
    deliverer.submit(pending("1", "a@x.org", 3, clock.instant()));
    awaitRecorded(1);
    assertThat(recorded.getFirst())
        .isEqualTo(
            new Delivery(
                "1",
                "s",
                new Channel.Mail("a@x.org"),
                State.PENDING,
                3,
                null,
                "no mail server",
                clock.instant()));
    clock.pass(Duration.ofDays(9));
    deliverer.submit(pending("2", "b@x.org", 0, clock.instant()));
    awaitRecorded(2);
    assertThat(tried).containsExactly("1", "2");
  }

  @Test
  void aDefectOfOursStopsNoChannel() {
    answers.put(
        "a@x.org",
        delivery -> {
          if (delivery.alert().equals("1")) {
            throw new StackOverflowError("a defect");
          }
          return new Outcome.Sent("OK");
        });
    deliverer.submit(pending("1", "a@x.org", 0, clock.instant()));
    awaitRecorded(1);
    assertThat(recorded.getFirst().state()).isEqualTo(State.PENDING);
    assertThat(recorded.getFirst().answer()).contains("a defect of ours");
    deliverer.submit(pending("2", "a@x.org", 0, clock.instant()));
    awaitRecorded(2);
    assertThat(recorded.getLast().state()).isEqualTo(State.SENT);
  }

  private interface Answering {
    Outcome answer(Delivery delivery) throws InterruptedException;
  }

  private Outcome attempt(Delivery delivery) {
    tried.add(delivery.alert());
    try {
      return requireNonNull(answers.get(((Channel.Mail) delivery.channel()).to())).answer(delivery);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Later("interrupted");
    }
  }

  private List<Delivery> record(Delivery delivery, Outcome outcome) {
    if (refusedWrites.getAndDecrement() > 0) {
      throw new KafkaException("Kafka is away");
    }
    recorded.add(delivery);
    return requireNonNullElse(follows.remove(delivery.alert()), List.of());
  }

  private void awaitRecorded(int count) {
    await().atMost(Duration.ofSeconds(20)).until(() -> recorded.size() == count);
  }

  private static Delivery pending(String alert, String to, int attempts, Instant next) {
    return new Delivery(
        alert, "s", new Channel.Mail(to), State.PENDING, attempts, next, "", Samples.NOON);
  }
}
