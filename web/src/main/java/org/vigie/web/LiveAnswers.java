package org.vigie.web;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Answers that go on: server-sent events, one virtual thread per client. */
final class LiveAnswers {
  private static final Logger log = LoggerFactory.getLogger(LiveAnswers.class);
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final long RECONNECT_MILLIS = 2_000;

  private final Tail tail;

  LiveAnswers(Tail tail) {
    this.tail = tail;
  }

  /**
   * What an event is to a client.
   *
   * @param name of the event
   * @param data its text
   */
  record Message(String name, String data) {}

  /** Makes an event into a message, in the client's language; empty when it is not for it. */
  interface Rendering {
    Optional<Message> of(Event event) throws InterruptedException;
  }

  /**
   * An answer that goes on until the client leaves.
   *
   * @param after the id of the last event that the client has; null to begin now
   */
  SseEmitter begin(@Nullable String after, Rendering rendering) {
    SseEmitter emitter = new SseEmitter(0L);
    Tail.Welcome welcome = tail.join(after);
    Position told = Position.parse(after, tail.position());
    Thread thread =
        Thread.ofVirtual().name("live").unstarted(() -> serve(emitter, welcome, told, rendering));
    emitter.onError(_ -> tail.leave(welcome.client()));
    emitter.onCompletion(() -> tail.leave(welcome.client()));
    thread.start();
    return emitter;
  }

  private void serve(SseEmitter emitter, Tail.Welcome welcome, Position told, Rendering rendering) {
    Client client = welcome.client();
    Position position = told;
    try {
      emitter.send(SseEmitter.event().reconnectTime(RECONNECT_MILLIS).comment("welcome"));
      if (!welcome.whole()) {
        emitter.send(SseEmitter.event().name("reset").data("too much was missed: begin anew"));
      }
      for (Event event : welcome.missed()) {
        position = send(emitter, event, position, rendering);
      }
      while (!client.dropped()) {
        Event event = client.next(HEARTBEAT);
        if (event != null) {
          position = send(emitter, event, position, rendering);
        } else if (!client.dropped()) {
          emitter.send(SseEmitter.event().comment("still here"));
        }
      }
      emitter.complete();
    } catch (IOException | IllegalStateException e) {
      log.debug("a live client left: {}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (KafkaException e) {
      log.warn("a live client could not be told what it missed: {}", e.toString());
      emitter.completeWithError(e);
    } finally {
      tail.leave(client);
    }
  }

  private static Position send(
      SseEmitter emitter, Event event, Position position, Rendering rendering)
      throws IOException, InterruptedException {
    Position reached = position.reached(event);
    Optional<Message> message = rendering.of(event);
    if (message.isPresent()) {
      emitter.send(
          SseEmitter.event()
              .id(reached.toString())
              .name(message.get().name())
              .data(message.get().data()));
    }
    return reached;
  }
}
