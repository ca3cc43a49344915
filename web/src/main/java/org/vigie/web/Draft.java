package org.vigie.web;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A saved search as its owner wants it.
 *
 * @param name what its owner calls it
 * @param query in the query language
 * @param channels where its alerts go besides the inbox
 * @param rules how it alerts
 * @param paused true while it must not alert
 * @param version the version that is changed; null for a new one
 */
public record Draft(
    @Nullable String name,
    @Nullable String query,
    @Nullable List<Wanted> channels,
    @Nullable WantedRules rules,
    @Nullable Boolean paused,
    @Nullable Long version) {

  /** Nothing but that it is to be paused, or not any more. */
  static Draft pausing(boolean paused, @Nullable Long version) {
    return new Draft(null, null, null, null, paused, version);
  }

  /**
   * A channel.
   *
   * @param kind {@code webhook} or {@code mail}
   * @param target the webhook's address, or one mail address
   */
  public record Wanted(@Nullable String kind, @Nullable String target) {

    /** Those of a form that has one target a line. */
    static List<Wanted> lines(String webhooks, String mails) {
      return Stream.concat(of("webhook", webhooks), of("mail", mails)).toList();
    }

    private static Stream<Wanted> of(String kind, String targets) {
      return targets.lines().filter(line -> !line.isBlank()).map(line -> new Wanted(kind, line));
    }
  }
}
