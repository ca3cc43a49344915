package org.vigie.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vigie.http.Answer;
import org.vigie.http.Headers;

class HostGatesTest {
  private static final Duration GAP = Duration.ofSeconds(10);
  private static final URI ONE = URI.create("https://one.example/a");
  private static final Answer FINE = received(200);

  private final VirtualTime clock = new VirtualTime();
  private final HostGates gates = new HostGates(GAP, (host, port) -> port == 8080, clock);

  @Test
  void oneRequestAtATimePerHostWithAGap() throws Exception {
    AtomicInteger within = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<Duration> asked = Collections.synchronizedList(new ArrayList<>());
    all(
        5,
        () ->
            gates
                .turns()
                .pass(
                    ONE,
                    () -> {
                      most.accumulateAndGet(within.incrementAndGet(), Math::max);
                      asked.add(clock.passed());
                      within.decrementAndGet();
                      return FINE;
                    }));
    assertThat(most).hasValue(1);
    assertThat(asked)
        .containsExactly(
            Duration.ZERO, GAP, GAP.multipliedBy(2), GAP.multipliedBy(3), GAP.multipliedBy(4));
  }

  @Test
  void aVisitThatWaitsForRoomKeepsNobodyWithRoomFromItsHost() throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    CountDownLatch room = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Answer> newcomer =
          threads.submit(
              () ->
                  gates
                      .turns(
                          () -> {
                            waiting.countDown();
                            room.await();
                          })
                      .pass(ONE, () -> FINE));
      waiting.await();
      assertThat(gates.turns().pass(ONE, () -> FINE)).isEqualTo(FINE);
      assertThat(newcomer).isNotDone();
      room.countDown();
      assertThat(newcomer.get()).isEqualTo(FINE);
    }
  }

  @Test
  void hostsDoNotWaitForEachOther() throws Exception {
    ask(ONE, FINE);
    ask(URI.create("https://two.example/"), FINE);
    ask(URI.create("https://one.example:8443/"), FINE);
    URI exempt = URI.create("http://one.example:8080/");
    ask(exempt, FINE);
    ask(exempt, FINE);
    assertThat(clock.passed()).isZero();
  }

  @Test
  void aHostIsTheSameInCapitals() throws Exception {
    ask(ONE, FINE);
    ask(URI.create("HTTPS://One.Example/b"), FINE);
    assertThat(clock.passed()).isEqualTo(GAP);
  }

  @Test
  void aHostMayAskForALongerGap() throws Exception {
    Duration minute = Duration.ofMinutes(1);
    assertThat(gates.turns().pass(ONE, minute, () -> FINE)).isEqualTo(FINE);
    ask(ONE, FINE);
    assertThat(clock.passed()).isEqualTo(minute);
  }

  @ParameterizedTest
  @EnumSource(names = {"DNS", "CONNECT", "TLS", "TIMEOUT"})
  void aHostThatIsNotReachedAgainAndAgainIsLeftAloneWhoeverAsks(Answer.Kind kind) throws Exception {
    tire(kind);
    HostGates.HostTurns turns = gates.turns();
    Answer answer = turns.pass(URI.create("https://one.example/other"), HostGatesTest::unasked);
    assertThat(answer).isInstanceOf(Answer.Refused.class);
    assertThat(turns.heldBack())
        .hasValueSatisfying(
            held ->
                assertThat(((FetchResult.Waiting) held).rest()).isEqualTo(HostGates.FIRST_REST));
    ask(URI.create("https://two.example/"), FINE);
  }

  @Test
  void afterItsRestOneRequestDecidesForAll() throws Exception {
    tire(Answer.Kind.CONNECT);
    clock.sleep(HostGates.FIRST_REST);
    ask(ONE, failed(Answer.Kind.CONNECT));
    HostGates.HostTurns turns = gates.turns();
    assertThat(turns.pass(ONE, HostGatesTest::unasked)).isInstanceOf(Answer.Refused.class);
    clock.sleep(HostGates.FIRST_REST.multipliedBy(2));
    ask(ONE, FINE);
    ask(ONE, FINE);
  }

  @Test
  void aHostRestsForAnHourAtMost() throws Exception {
    for (int i = 0; i < 50; i++) {
      clock.sleep(HostGates.LONGEST_REST);
      ask(ONE, failed(Answer.Kind.TIMEOUT));
    }
  }

  @Test
  void aPageThatIsMissingSaysNothingOfItsHost() throws Exception {
    for (int i = 0; i < 10; i++) {
      ask(ONE, received(404));
      ask(ONE, received(500));
      ask(ONE, failed(Answer.Kind.TOO_LARGE));
    }
    ask(ONE, FINE);
  }

  @Test
  void aRequestThatWasEndedFromOutsideSaysNothingOfItsHost() throws Exception {
    for (int i = 0; i < 5; i++) {
      Answer answer =
          gates
              .turns()
              .pass(
                  ONE,
                  () -> {
                    Thread.currentThread().interrupt();
                    return failed(Answer.Kind.TIMEOUT);
                  });
      assertThat(Thread.interrupted()).isTrue();
      assertThat(answer).isInstanceOf(Answer.Failed.class);
    }
    ask(ONE, FINE);
  }

  private void tire(Answer.Kind kind) throws InterruptedException {
    for (int i = 0; i < HostGates.PATIENCE; i++) {
      ask(ONE, failed(kind));
    }
  }

  /** Fails when it is held back. */
  private void ask(URI address, Answer answer) throws InterruptedException {
    HostGates.HostTurns turns = gates.turns();
    assertThat(turns.pass(address, () -> answer)).isEqualTo(answer);
    assertThat(turns.heldBack()).isEmpty();
  }

  private static Answer unasked() {
    throw new AssertionError("it was asked");
  }

  private static Answer failed(Answer.Kind kind) {
    return new Answer.Failed(kind, "a reason");
  }

  private static Answer received(int status) {
    return new Answer.Received(status, Headers.of(List.of()), new byte[0], ONE, List.of());
  }

  private static void all(int times, Callable<Answer> task) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> running = threads.invokeAll(Collections.nCopies(times, task));
      for (Future<Answer> one : running) {
        one.get();
      }
    }
  }
}
