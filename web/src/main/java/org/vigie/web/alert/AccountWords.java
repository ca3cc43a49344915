package org.vigie.web.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.vigie.model.Alert.Held;
import org.vigie.model.WhyStep;
import org.vigie.web.show.Show;

/** Says the steps of an {@link Account} in their reader's words. */
public final class AccountWords {
  private final Show show;

  public AccountWords(Show show) {
    this.show = show;
  }

  /** What was found. */
  public String said(Account account, WhyStep step) {
    String when = step.at() == null ? "" : show.full(step.at());
    return switch (step.asked()) {
      case ARCHIVED, UNCHANGED, SAVED_BEFORE, ON, IN_ALERT -> message(step, when, "");
      case NEWS -> step.at() == null ? message(step, "?", "") : message(step, when, "");
      case MATCHES, FIRST -> message(step, when, step.about());
      case SPIKE -> {
        String[] counts = step.about().split("/", 2);
        yield step.yes()
            ? message(step, Integer.valueOf(counts[0]), Double.valueOf(counts[1]))
            : message(step);
      }
      case SIZE -> message(step, String.join(", ", sizes(step.about())), "");
      case UNHANDLED -> {
        String[] words = step.about().split(" ", 2);
        yield show.message("why.UNHANDLED." + words[0], words.length == 2 ? words[1] : "", when);
      }
      case FREE -> free(account, step);
      case TOLD -> told(step, when);
      case DELIVERED -> message(step, when, step.about());
    };
  }

  /** What to do where a step is the reason for a silence; empty where there is nothing to do. */
  public String next(WhyStep step) {
    return switch (step.asked()) {
      case ARCHIVED,
          MATCHES,
          UNCHANGED,
          SAVED_BEFORE,
          NEWS,
          ON,
          SPIKE,
          IN_ALERT,
          SIZE,
          UNHANDLED,
          FREE ->
          step.yes() ? "" : show.message("why.next." + step.asked());
      case DELIVERED -> step.yes() ? "" : show.message("why.next.DELIVERED");
      case FIRST, TOLD -> "";
    };
  }

  private String message(WhyStep step, Object... values) {
    return show.message("why." + step.asked() + (step.yes() ? ".yes" : ".no"), values);
  }

  private String free(Account account, WhyStep step) {
    Held held = Held.valueOf(step.about());
    Instant due = step.at();
    return switch (held) {
      case NO, SIZE, MUTED -> show.message("why.FREE.no", show.message("why.held." + held));
      case CADENCE, QUIET_HOURS, COOL_DOWN, CAP, SNOOZED ->
          show.message(
              "why.FREE.no",
              due == null
                  ? show.message("held.stopped")
                  : show.message(
                      "held." + held, show.moment(due, account.search().rules().zone())));
    };
  }

  private String told(WhyStep step, String when) {
    return step.about().equals(Held.NO.name())
        ? show.message("why.TOLD.yes", when)
        : show.message("why.TOLD.after", when, show.message("why.held." + step.about()));
  }

  private List<String> sizes(String about) {
    String[] pairs = about.split(" ", 2);
    List<String> sizes = new ArrayList<>();
    sizes.add(size("held.SIZE.outlets", pairs[0]));
    if (pairs.length == 2 && !pairs[1].endsWith("/1")) {
      sizes.add(size("held.SIZE.origins", pairs[1]));
    }
    return sizes;
  }

  private String size(String key, String pair) {
    String[] numbers = pair.split("/", 2);
    return show.message(key, (Object[]) numbers);
  }
}
