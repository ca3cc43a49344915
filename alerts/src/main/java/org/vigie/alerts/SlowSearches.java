package org.vigie.alerts;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.vigie.model.Channel;
import org.vigie.model.Delivery;
import org.vigie.model.Notice;
import org.vigie.model.Notice.OfSearch;
import org.vigie.model.Trouble;

/**
 * Saved searches that took too long to match: each stays set aside until it is saved again,
 * whatever process matches, and that is told once, to its channels and to the operator.
 */
final class SlowSearches {

  /**
   * What is to be written of those that were found.
   *
   * @param of those
   * @param troubles that they are set aside
   * @param deliveries of what is told of it
   */
  record Found(List<Matcher.Slow> of, List<Trouble> troubles, List<Delivery> deliveries) {}

  private final Supplier<List<Matcher.Slow>> slow;
  private final Supplier<List<Channel>> operator;
  private final Function<Channel, String> language;
  private final InstantSource clock;
  private final Set<Matcher.Slow> written = new HashSet<>();

  /**
   * None was found yet.
   *
   * @param slow those that were found slow and did not change since
   * @param operator where the operator is told
   * @param language in which a channel is told
   */
  SlowSearches(
      Supplier<List<Matcher.Slow>> slow,
      Supplier<List<Channel>> operator,
      Function<Channel, String> language,
      InstantSource clock) {
    this.slow = slow;
    this.operator = operator;
    this.language = language;
    this.clock = clock;
  }

  /** Those of which it is not known that they are written. */
  Found found() {
    List<Matcher.Slow> now = slow.get();
    written.retainAll(now);
    List<Matcher.Slow> found = now.stream().filter(one -> !written.contains(one)).toList();
    Instant at = clock.instant();
    List<Trouble> troubles = new ArrayList<>();
    List<Delivery> deliveries = new ArrayList<>();
    for (Matcher.Slow one : found) {
      troubles.add(Trouble.aside(one.search(), at, one.problem()));
      Notice notice =
          Notice.of(
              new OfSearch(
                  one.search().id(),
                  one.search().name(),
                  one.search().version(),
                  at,
                  one.mean().toNanos() / 1_000));
      for (Channel channel : Recipients.all(List.of(one.search()), operator.get())) {
        deliveries.add(
            new Delivery(notice.in(language.apply(channel)), one.search().id(), channel, at));
      }
    }
    return new Found(found, troubles, deliveries);
  }

  /** That is written. */
  void written(Found found) {
    written.addAll(found.of());
  }
}
