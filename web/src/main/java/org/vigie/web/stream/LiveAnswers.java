package org.vigie.web.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers that go on: server-sent events. A client keeps its request's own thread, which is a
 * virtual one: there is no second thread that could touch the same answer.
 */
public final class LiveAnswers {
  private static final Logger log = LoggerFactory.getLogger(LiveAnswers.class);
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final int RECONNECT_MILLIS = 2_000;

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
  public record Message(String name, String data) {
    /** As server-sent events have it. */
    String withId(Position id) {
      StringBuilder text = new StringBuilder("id:").append(id).append("\nevent:").append(name);
      text.append("\ndata:").append(String.join("\ndata:", data.lines().toList()));
      return text.append("\n\n").toString();
    }
  }

  /** Makes an event into a message, in the client's language; empty when it is not for it. */
  public interface Rendering {
    Optional<Message> of(Event event) throws InterruptedException;
  }

  /**
   * Answers until the client leaves, is dropped, or Vigie stops.
   *
   * @param after the id of the last event that the client has; null to begin now
   */
  public void serve(@Nullable String after, HttpServletResponse response, Rendering rendering) {
    Tail.Welcome welcome = tail.join(after);
    try {
      response.setContentType("text/event-stream;charset=UTF-8");
      serve(welcome, response.getOutputStream(), rendering, HEARTBEAT);
    } catch (IOException e) {
      log.debug("a live client left: {}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      tail.leave(welcome.client());
    }
  }

  /** Ends when an event cannot be told now: the client comes back for it. */
  static void serve(Tail.Welcome welcome, OutputStream out, Rendering rendering, Duration heartbeat)
      throws IOException, InterruptedException {
    try {
      tell(welcome, out, rendering, heartbeat);
    } catch (RuntimeException e) {
      log.warn("a live client is let go, because an event cannot be told: {}", e.toString());
    }
  }

  private static void tell(
      Tail.Welcome welcome, OutputStream out, Rendering rendering, Duration heartbeat)
      throws IOException, InterruptedException {
    Client client = welcome.client();
    Position position = welcome.told();
    write(out, "retry:" + RECONNECT_MILLIS + "\n: welcome\n\n");
    if (!welcome.whole()) {
      write(out, new Message("reset", "too much was missed: begin anew").withId(position));
    }
    for (Event event : welcome.missed()) {
      position = position.reached(event);
      send(out, event, position, rendering);
    }
    long due = System.nanoTime();
    while (!client.dropped()) {
      Event event = client.next(Duration.ofNanos(due - System.nanoTime()));
      if (event != null) {
        position = position.reached(event);
        if (send(out, event, position, rendering)) {
          due = System.nanoTime() + heartbeat.toNanos();
        }
      }
      // Also on a busy wire of which nothing is for this client: it learns how far it is told.
      if (due - System.nanoTime() <= 0 && !client.dropped()) {
        write(out, new Message("beat", "").withId(position));
        due = System.nanoTime() + heartbeat.toNanos();
      }
    }
  }

  private static boolean send(OutputStream out, Event event, Position position, Rendering rendering)
      throws IOException, InterruptedException {
    Optional<Message> message = rendering.of(event);
    if (message.isPresent()) {
      write(out, message.get().withId(position));
    }
    return message.isPresent();
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(UTF_8));
    out.flush();
  }
}
