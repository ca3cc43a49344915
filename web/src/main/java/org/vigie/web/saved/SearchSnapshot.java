package org.vigie.web.saved;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.model.SavedSearch;
import org.vigie.web.show.ChannelView;

/**
 * A saved search as the audit has it: without the secrets of its channels.
 *
 * @param owner who saved it
 * @param name what its owner calls it
 * @param query in the query language
 * @param channels where its alerts go besides the inbox
 * @param rules how it alerts
 * @param paused true while it does not alert
 * @param version of it
 */
public record SearchSnapshot(
    String owner,
    String name,
    String query,
    List<ChannelView> channels,
    WantedRules rules,
    boolean paused,
    long version) {

  /**
   * What became different.
   *
   * @param field of the search or of its rules
   * @param before as it was; empty when there was nothing
   * @param after as it is now; empty when there is nothing any more
   */
  public record Difference(String field, String before, String after) {}

  static SearchSnapshot of(SavedSearch search) {
    return new SearchSnapshot(
        search.owner(),
        search.name(),
        search.query(),
        search.channels().stream().map(ChannelView::of).toList(),
        WantedRules.of(search.rules()),
        search.paused(),
        search.version());
  }

  /** What it is that differs from an earlier one; nothing when there was none. */
  List<Difference> since(@Nullable SearchSnapshot before) {
    List<Difference> all = new ArrayList<>();
    if (before != null) {
      differ(all, "name", before.name, name);
      differ(all, "query", before.query, query);
      differ(all, "channels", targets(before.channels), targets(channels));
      differ(all, "paused", before.paused, paused);
      differ(all, "cadence", before.rules.cadence(), rules.cadence());
      differ(all, "priority", before.rules.priority(), rules.priority());
      differ(all, "language", before.rules.language(), rules.language());
      differ(all, "zone", before.rules.zone(), rules.zone());
      differ(all, "quiet", hours(before.rules.quiet()), hours(rules.quiet()));
      differ(all, "coolDownMinutes", before.rules.coolDownMinutes(), rules.coolDownMinutes());
      differ(all, "perHour", before.rules.perHour(), rules.perHour());
      differ(all, "outlets", before.rules.outlets(), rules.outlets());
      differ(all, "origins", before.rules.origins(), rules.origins());
      differ(all, "again", before.rules.again(), rules.again());
    }
    return List.copyOf(all);
  }

  private static void differ(
      List<Difference> all, String field, @Nullable Object before, @Nullable Object after) {
    if (!Objects.equals(before, after)) {
      all.add(new Difference(field, text(before), text(after)));
    }
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private static String targets(List<ChannelView> channels) {
    return channels.stream()
        .map(channel -> channel.kind() + " " + channel.target())
        .collect(Collectors.joining(", "));
  }

  private static @Nullable String hours(WantedRules.@Nullable Quiet quiet) {
    return quiet == null ? null : quiet.from() + "–" + quiet.to();
  }
}
