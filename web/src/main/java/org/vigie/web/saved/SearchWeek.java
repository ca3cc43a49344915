package org.vigie.web.saved;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.vigie.model.Alert;
import org.vigie.model.Alert.Held;
import org.vigie.web.alert.InboxRow;

/**
 * What became of a saved search's alerts in the last seven days, so that nothing is kept back
 * unseen.
 *
 * @param told how often an alert was told
 * @param folded articles that folded into alerts instead of being told
 * @param digested alerts that were told in a digest, or are to be
 * @param quiet alerts that quiet hours kept back, for a while or still
 * @param coolDown alerts that the cool-down kept back
 * @param capped alerts that had to wait for another hour
 * @param small alerts on stories that are too small so far
 * @param muted alerts on what somebody muted
 */
public record SearchWeek(
    long told,
    long folded,
    long digested,
    long quiet,
    long coolDown,
    long capped,
    long small,
    long muted) {
  private static final Duration WEEK = Duration.ofDays(7);

  /** When the week began that is over now. */
  static Instant before(Instant now) {
    return now.minus(WEEK);
  }

  /** The time since, of alerts that changed or were told in it. */
  static SearchWeek since(Instant since, List<InboxRow.Entry> entries) {
    List<Alert> alerts = entries.stream().map(InboxRow.Entry::alert).toList();
    return new SearchWeek(
        alerts.stream()
            .flatMap(alert -> alert.told().stream())
            .filter(told -> told.at().isAfter(since))
            .count(),
        alerts.stream()
            .flatMap(alert -> alert.folded().stream())
            .filter(one -> one.firstSeen().isAfter(since))
            .count(),
        kept(alerts, since, Held.CADENCE),
        kept(alerts, since, Held.QUIET_HOURS),
        kept(alerts, since, Held.COOL_DOWN),
        kept(alerts, since, Held.CAP),
        kept(alerts, since, Held.SIZE),
        entries.stream()
            .filter(entry -> entry.state() == InboxRow.State.MUTED)
            .filter(entry -> entry.alert().changed().isAfter(since))
            .count());
  }

  private static long kept(List<Alert> alerts, Instant since, Held by) {
    return alerts.stream()
        .filter(
            alert ->
                (alert.held() == by && alert.changed().isAfter(since))
                    || alert.told().stream()
                        .anyMatch(told -> told.held() == by && told.at().isAfter(since)))
        .count();
  }

  /** Its numbers that are not zero. */
  public List<Part> parts() {
    return Stream.of(
            new Part("told", told),
            new Part("folded", folded),
            new Part("digested", digested),
            new Part("quiet", quiet),
            new Part("coolDown", coolDown),
            new Part("capped", capped),
            new Part("small", small),
            new Part("muted", muted))
        .filter(part -> part.count() > 0)
        .toList();
  }

  /**
   * One of its numbers.
   *
   * @param key the name of the component
   * @param count how many
   */
  public record Part(String key, long count) {}
}
