package org.vigie.web.saved;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.model.SavedSearch;
import org.vigie.web.channel.Channels;
import org.vigie.web.channel.NewSecrets.NewSecret;
import org.vigie.web.show.ChannelView;

/**
 * A saved search as the API shows it.
 *
 * @param id of it
 * @param owner who saved it; empty when that is not known
 * @param name what its owner calls it
 * @param query in the query language
 * @param channels where its alerts go besides the inbox
 * @param rules how it alerts
 * @param paused true while it does not alert
 * @param version to be sent with a change
 * @param created when it was saved first
 * @param changed when it was saved last
 * @param problem why it does not alert though it is not paused; absent when it does
 * @param cost what matching it costs; absent where that is not known, as of one that is not matched
 * @param week what became of its alerts in the last seven days; absent where it was just saved
 * @param newSecrets secrets of webhooks that were new in this answer's request: never shown again
 */
public record SavedSearchView(
    String id,
    String owner,
    String name,
    String query,
    List<ChannelView> channels,
    WantedRules rules,
    boolean paused,
    long version,
    Instant created,
    Instant changed,
    @Nullable String problem,
    Channels.@Nullable Cost cost,
    @Nullable SearchWeek week,
    @Nullable List<NewSecret> newSecrets) {

  static SavedSearchView of(
      SavedSearch search, @Nullable String problem, Channels.@Nullable Cost cost, SearchWeek week) {
    return of(search, problem, cost, week, List.of());
  }

  static SavedSearchView saved(
      SavedSearch search, @Nullable String problem, List<NewSecret> created) {
    return of(search, problem, null, null, created);
  }

  private static SavedSearchView of(
      SavedSearch search,
      @Nullable String problem,
      Channels.@Nullable Cost cost,
      @Nullable SearchWeek week,
      List<NewSecret> created) {
    return new SavedSearchView(
        search.id(),
        search.owner(),
        search.name(),
        search.query(),
        search.channels().stream().map(ChannelView::of).toList(),
        WantedRules.of(search.rules()),
        search.paused(),
        search.version(),
        search.created(),
        search.changed(),
        problem,
        cost,
        week,
        created.isEmpty() ? null : created);
  }
}
