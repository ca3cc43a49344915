package org.vigie.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Why did I get this, why did I not. */
@Controller
class AccountPage {
  private final Accounts accounts;
  private final SavedSearches searches;
  private final ErrorView errors;

  AccountPage(Accounts accounts, SavedSearches searches, ErrorView errors) {
    this.accounts = accounts;
    this.searches = searches;
    this.errors = errors;
  }

  /**
   * The form, and the answer.
   *
   * @param article id or address of an article; empty to be asked for it
   * @param search id of a saved search; empty for all of them
   */
  @GetMapping("/alerts/why")
  String why(
      @RequestParam(defaultValue = "") String article,
      @RequestParam(defaultValue = "") String search,
      Locale locale,
      HttpServletResponse response,
      Model model) {
    model.addAttribute("given", article);
    model.addAttribute("chosen", search);
    model.addAttribute("searches", searches.all());
    model.addAttribute("tab", "why");
    try {
      if (!article.isBlank() && search.isEmpty()) {
        model.addAttribute("accounts", accounts.all(searches.all(), article));
      } else if (!article.isBlank()) {
        model.addAttribute("account", accounts.why(search, article));
      }
    } catch (Refusal refusal) {
      errors.refused(refusal, locale, response, model);
    }
    return "why";
  }
}
