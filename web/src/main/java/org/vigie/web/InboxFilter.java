package org.vigie.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of the inbox are shown, as its address says.
 *
 * @param show the key of a state, {@code held} or {@code all}; what is open when absent
 * @param search id of a saved search; all when absent
 * @param priority key of a priority; all when absent
 */
public record InboxFilter(
    @Nullable String show, @Nullable String search, @Nullable String priority) {
  static final String HELD = "held";
  private static final String ALL = "all";
  private static final String OPEN = InboxRow.State.OPEN.key();

  public InboxFilter {
    show = show == null || show.isEmpty() ? OPEN : show;
    search = Objects.requireNonNullElse(search, "");
    priority = Objects.requireNonNullElse(priority, "");
  }

  /** Whether it leaves out nothing that waits for its reader. */
  boolean isWhole() {
    return Stream.of(search, priority).allMatch(one -> one != null && one.isEmpty())
        && (OPEN.equals(show) || ALL.equals(show));
  }

  /** Whether a row is of the search and the priority. */
  boolean concerns(InboxRow row) {
    return row.entries().stream()
        .anyMatch(
            entry ->
                ("".equals(search) || entry.alert().search().id().equals(search))
                    && ("".equals(priority)
                        || WantedRules.key(entry.rules().priority()).equals(priority)));
  }

  /** Whether a row is where one looks. */
  boolean shows(InboxRow row) {
    return ALL.equals(show) || row.state().key().equals(show) || (HELD.equals(show) && isHeld(row));
  }

  private static boolean isHeld(InboxRow row) {
    return row.isHeld()
        && (row.state() == InboxRow.State.OPEN || row.state() == InboxRow.State.SMALL);
  }

  /** How many rows stand where. */
  static Map<String, Long> counts(List<InboxRow> rows) {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put(OPEN, 0L);
    counts.put(HELD, rows.stream().filter(InboxFilter::isHeld).count());
    Stream.of(InboxRow.State.ACKNOWLEDGED, InboxRow.State.SNOOZED, InboxRow.State.MUTED)
        .forEach(state -> counts.put(state.key(), 0L));
    rows.stream()
        .filter(row -> row.state() != InboxRow.State.SMALL)
        .forEach(row -> counts.merge(row.state().key(), 1L, Long::sum));
    counts.put(ALL, (long) rows.size());
    return counts;
  }

  /** The same inbox, looked at elsewhere. */
  public String showing(String other) {
    return new InboxFilter(other, search, priority).address();
  }

  /** The same of one saved search; of all when it is empty. */
  public String of(String other) {
    return new InboxFilter(show, other, priority).address();
  }

  /** The same of one priority; of all when it is empty. */
  public String withPriority(String other) {
    return new InboxFilter(show, search, other).address();
  }

  private String address() {
    Map<String, @Nullable String> values = new LinkedHashMap<>();
    values.put("show", OPEN.equals(show) ? "" : show);
    values.put("search", search);
    values.put("priority", priority);
    String query =
        values.entrySet().stream()
            .filter(value -> value.getValue() != null && !value.getValue().isEmpty())
            .map(
                value ->
                    value.getKey()
                        + "="
                        + URLEncoder.encode(
                            Objects.requireNonNullElse(value.getValue(), ""),
                            StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? "/alerts" : "/alerts?" + query;
  }
}
