package org.vigie.web.alert;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Alert;
import org.vigie.model.Handling;
import org.vigie.web.show.Show;

/** What the inbox says of alerts, in its reader's words. */
public final class AlertWords {
  private final Show show;

  AlertWords(Show show) {
    this.show = show;
  }

  /** What came since the first report: "+3 sources", "toll 12 → 30". */
  public List<String> news(InboxRow row) {
    List<String> news = new ArrayList<>();
    if (row.moreSources() > 0) {
      news.add(show.message("more.sources", row.moreSources()));
    } else if (row.later() > 0) {
      news.add(show.message("more.articles", row.later()));
    }
    row.changes().forEach(change -> news.add(change(change)));
    return List.copyOf(news);
  }

  /** What keeps an alert from being told; null when nothing does. */
  public @Nullable String held(InboxRow.Entry entry) {
    Alert alert = entry.alert();
    ZoneId zone = entry.rules().zone();
    Instant due = alert.due();
    return switch (alert.held()) {
      case NO -> null;
      case SIZE -> size(entry);
      case MUTED -> show.message("held.MUTED");
      case CADENCE, QUIET_HOURS, COOL_DOWN, CAP, SNOOZED ->
          due == null
              ? show.message("held.stopped")
              : show.message("held." + alert.held(), show.moment(due, zone));
    };
  }

  /** What somebody did. */
  public String handled(InboxRow row, Handling handling) {
    Instant until = handling.until();
    return until == null
        ? show.message("handled." + handling.kind(), handling.by())
        : show.message(
            "handled.SNOOZED",
            handling.by(),
            show.moment(until, row.entries().getFirst().rules().zone()));
  }

  private String size(InboxRow.Entry entry) {
    Alert alert = entry.alert();
    return alert.outlets() < entry.rules().outlets()
        ? show.message("held.SIZE.outlets", alert.outlets(), entry.rules().outlets())
        : show.message("held.SIZE.origins", alert.origins(), entry.rules().origins());
  }

  private String change(Alert.Change change) {
    return change.before().isEmpty()
        ? show.message("change.first." + change.kind(), change.after())
        : show.message("change." + change.kind(), change.before(), change.after());
  }
}
