package org.vigie.web.source;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Audit;
import org.vigie.model.Source;
import org.vigie.streams.Json;
import org.vigie.web.stream.StreamTape;
import org.vigie.web.stream.Trail;
import tools.jackson.core.JacksonException;

/** What people did to a source, as the audit has it. */
final class SourceHistory {
  private static final String ABOUT_SOURCES = "source.";

  private final Trail<Step> trail;

  SourceHistory(StreamTape tape) {
    this.trail = new Trail<>(tape, ABOUT_SOURCES, SourceHistory::step);
  }

  /**
   * One change.
   *
   * @param at when
   * @param who as they signed in; {@code program} for one that showed the token
   * @param what {@code add}, {@code import}, {@code change}, {@code remove}, {@code on} or {@code
   *     off}
   * @param overruled what spoke against polling it, when it was polled from then on under
   *     somebody's own permission; null otherwise
   */
  public record Step(Instant at, String who, String what, @Nullable String overruled) {}

  /**
   * What was done to a source, the newest first.
   *
   * @throws org.apache.kafka.common.KafkaException when the audit could not be read to its end
   */
  List<Step> of(String source) {
    return trail.of(source);
  }

  private static Step step(Audit audit) {
    String action = audit.action().substring(ABOUT_SOURCES.length());
    Optional<Source> before = source(audit.before());
    Optional<Source> after = source(audit.after());
    boolean on = after.map(Source::on).orElse(false);
    String what = action.equals("turn") ? on ? "on" : "off" : action;
    boolean newPermission =
        after.map(Source::permission).isPresent()
            && !after.map(Source::permission).equals(before.map(Source::permission));
    return new Step(
        audit.at(),
        audit.who(),
        what,
        newPermission ? after.map(Source::offReason).orElse(null) : null);
  }

  private static Optional<Source> source(@Nullable String json) {
    try {
      return json == null
          ? Optional.empty()
          : Optional.of(Json.MAPPER.readValue(json, Source.class));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }
}
