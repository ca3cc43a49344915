package org.vigie.web.source;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.model.Coverage;
import org.vigie.model.PollState.State;
import org.vigie.streams.Stream;
import org.vigie.web.answer.ApiPaths;
import org.vigie.web.stream.StreamTape;

/** How the sources fare as a whole, and what became of each, for programs. */
@RestController
@RequestMapping(ApiPaths.ROOT + "/health")
class SourceHealthApi {
  private static final int MOST = 1_000;

  private final SourceHealth health;
  private final HealthTail tail;
  private final StreamTape tape;

  SourceHealthApi(SourceHealth health, HealthTail tail, StreamTape tape) {
    this.health = health;
    this.tail = tail;
    this.tape = tape;
  }

  /**
   * How the sources fare.
   *
   * @param coverage how much of what is watched is read in time
   * @param states how many of the sources that are on are in each state
   * @param changes how often a source came into each state since then
   * @param since when this process began to count changes
   */
  public record SourcesHealth(
      Coverage coverage, Map<State, Long> states, Map<State, Long> changes, Instant since) {}

  /**
   * What became of sources.
   *
   * @param events in their order
   * @param last the offset of the last one, to go on from
   */
  public record Events(List<HealthView> events, long last) {}

  @GetMapping
  SourcesHealth health() {
    return new SourcesHealth(health.coverage(), health.states(), tail.changes(), tail.since());
  }

  /** The events behind an offset, oldest first; from the beginning without one. */
  @GetMapping("/events")
  Events events(
      @RequestParam(defaultValue = "-1") long after,
      @RequestParam(defaultValue = "100") int limit) {
    List<ConsumerRecord<byte[], byte[]>> records =
        tape.after(Stream.HEALTH, after, Math.clamp(limit, 1, MOST));
    List<HealthView> events = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      HealthTail.read(record).ifPresent(event -> events.add(HealthView.of(record.offset(), event)));
    }
    return new Events(events, records.isEmpty() ? after : records.getLast().offset());
  }
}
