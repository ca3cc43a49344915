package org.vigie.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SlotsTest {
  private static final int QUICK = 2;

  private final VirtualTime time = new VirtualTime();
  private final Slots slots = new Slots(QUICK, time);

  @Test
  void whenAllAreTakenOneWaitsUntilOneIsGivenBack() throws Exception {
    Slots.Slot first = entered();
    entered();
    CountDownLatch entered = new CountDownLatch(1);
    Thread waiting = enter(entered::countDown);
    await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
    assertThat(slots.slot().tryEnter()).isFalse();
    first.close();
    entered.await();
  }

  @Test
  void whoCameFirstEntersFirst() throws Exception {
    List<Slots.Slot> taken = List.of(entered(), entered());
    Queue<Integer> order = new ConcurrentLinkedQueue<>();
    for (int i = 0; i < 2; i++) {
      int number = i;
      Thread waiting = enter(() -> order.add(number));
      await()
          .until(
              () ->
                  waiting.getState() == Thread.State.TIMED_WAITING
                      || waiting.getState() == Thread.State.WAITING);
    }
    taken.getFirst().close();
    await().until(() -> !order.isEmpty());
    assertThat(order).containsExactly(0);
    taken.getLast().close();
    await().until(() -> order.size() == 2);
    assertThat(order).containsExactly(0, 1);
  }

  @Test
  void oneThatTakesLongMakesRoomUntilThereAreTooManyOfThem() throws Exception {
    for (int i = 0; i <= Slots.SLOW_PER_QUICK; i++) {
      entered();
      entered();
      assertThat(slots.slot().tryEnter()).isFalse();
      time.sleep(Slots.QUICK);
    }
    assertThat(slots.slot().tryEnter()).isFalse();
  }

  @Test
  void whoGivesUpWaitingTakesNothing() throws Exception {
    List<Slots.Slot> taken = IntStream.range(0, QUICK).mapToObj(_ -> entered()).toList();
    Thread waiting = enter(() -> {});
    await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
    waiting.interrupt();
    waiting.join();
    taken.getFirst().close();
    assertThat(slots.slot().tryEnter()).isTrue();
    assertThat(slots.slot().tryEnter()).isFalse();
  }

  @Test
  void whoHoldsASlotHoldsItOnceAndGivesItBackOnce() throws Exception {
    Slots.Slot twice = entered();
    twice.enter();
    assertThat(slots.slot().tryEnter()).isTrue();
    assertThat(slots.slot().tryEnter()).isFalse();
    twice.close();
    twice.close();
    assertThat(slots.slot().tryEnter()).isTrue();
    assertThat(slots.slot().tryEnter()).isFalse();
    time.sleep(Duration.ofSeconds(1));
    assertThat(slots.slot().tryEnter()).isFalse();
  }

  private Slots.Slot entered() {
    Slots.Slot slot = slots.slot();
    assertThat(slot.tryEnter()).isTrue();
    return slot;
  }

  private Thread enter(Runnable then) {
    Slots.Slot slot = slots.slot();
    return Thread.ofPlatform()
        .start(
            () -> {
              try {
                slot.enter();
                then.run();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }
}
