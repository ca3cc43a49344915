package org.vigie.web.alert;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigie.model.AlertRules;
import org.vigie.web.show.Key;

/**
 * Which rows of the inbox are shown, as its address says.
 *
 * @param show the key of a state, {@code held} or {@code all}; what is open when absent
 * @param search id of a saved search; all when absent
 * @param priority key of a priority; all when absent
 */
public record InboxFilter(String show, String search, String priority) {
  static final String HELD = "held";
  static final String ALL = "all";
  private static final String OPEN = InboxRow.State.OPEN.key();

  public InboxFilter {
    // An address need not name any.
    show = show == null || show.isEmpty() ? OPEN : show;
    search = Objects.requireNonNullElse(search, "");
    priority = Objects.requireNonNullElse(priority, "");
  }

  /** Whether it leaves out nothing that waits for its reader. */
  boolean isWhole() {
    return !isNarrow() && (OPEN.equals(show) || ALL.equals(show));
  }

  /** Whether it asks for some searches alone. */
  boolean isNarrow() {
    return !search.isEmpty() || !priority.isEmpty();
  }

  /** Whether a saved search with these rules is of its priority. */
  boolean concerns(AlertRules rules) {
    return priority.isEmpty() || Key.of(rules.priority()).equals(priority);
  }

  /** Whether a row is where one looks. */
  boolean shows(Standings.Standing row) {
    return row.shownAs().anyMatch(show::equals);
  }

  /** How many rows stand where. */
  static Map<String, Long> counts(ToLongFunction<String> of) {
    Map<String, Long> counts = new LinkedHashMap<>();
    Stream.of(
            OPEN,
            HELD,
            InboxRow.State.ACKNOWLEDGED.key(),
            InboxRow.State.SNOOZED.key(),
            InboxRow.State.MUTED.key(),
            ALL)
        .forEach(where -> counts.put(where, of.applyAsLong(where)));
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

  /** Where the inbox is looked at so. */
  String address() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("show", OPEN.equals(show) ? "" : show);
    values.put("search", search);
    values.put("priority", priority);
    String query =
        values.entrySet().stream()
            .filter(value -> !value.getValue().isEmpty())
            .map(
                value ->
                    value.getKey()
                        + "="
                        + URLEncoder.encode(value.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? "/alerts" : "/alerts?" + query;
  }
}
