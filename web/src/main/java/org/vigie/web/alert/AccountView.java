package org.vigie.web.alert;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.index.query.Explained;
import org.vigie.model.Alert;
import org.vigie.model.WhyStep;

/**
 * An account as the API shows it.
 *
 * @param search id of the saved search
 * @param article id of the article
 * @param told whether a message told of it
 * @param reason the step that decides, said
 * @param steps what was asked, in order
 * @param query what each part of the query makes of the article; absent without an article
 */
public record AccountView(
    String search,
    String article,
    boolean told,
    String reason,
    List<Step> steps,
    @Nullable Part query) {

  /**
   * A step.
   *
   * @param asked what was asked
   * @param yes whether it is so
   * @param at the time that matters; absent where none does
   * @param said the answer
   * @param next what to do about it; absent where there is nothing
   */
  public record Step(
      WhyStep.Asked asked, boolean yes, @Nullable Instant at, String said, @Nullable String next) {}

  /**
   * A part of the query.
   *
   * @param text as it is written
   * @param kind how its parts decide
   * @param matches whether it matches the article
   * @param passages where it does
   * @param parts of it
   */
  public record Part(
      String text,
      Explained.Kind kind,
      boolean matches,
      List<Alert.Passage> passages,
      List<Part> parts) {
    static Part of(Explained explained, String query) {
      return new Part(
          query.substring(explained.start(), explained.end()),
          explained.kind(),
          explained.matches(),
          explained.passages(),
          explained.parts().stream().map(part -> of(part, query)).toList());
    }
  }

  public static AccountView of(Account account, AccountWords words) {
    Explained query = account.query();
    return new AccountView(
        account.search().id(),
        account.article(),
        account.isTold(),
        words.said(account, account.reason()),
        account.steps().stream().map(step -> step(account, step, words)).toList(),
        query == null ? null : Part.of(query, account.search().query()));
  }

  private static Step step(Account account, WhyStep step, AccountWords words) {
    String next = words.next(step);
    return new Step(
        step.asked(),
        step.yes(),
        step.at(),
        words.said(account, step),
        next.isEmpty() ? null : next);
  }
}
