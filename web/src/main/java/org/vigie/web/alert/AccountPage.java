package org.vigie.web.alert;

import jakarta.servlet.http.HttpServletResponse;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.vigie.model.SavedSearch;
import org.vigie.web.answer.ErrorView;
import org.vigie.web.answer.Refusal;

/** Why did I get this, why did I not. */
@Controller
class AccountPage {
  /** Names that are proposed; what is typed finds all others. */
  private static final int MOST_NAMES = 200;

  private final Accounts accounts;
  private final Searches searches;
  private final ErrorView errors;

  AccountPage(Accounts accounts, Searches searches, ErrorView errors) {
    this.accounts = accounts;
    this.searches = searches;
    this.errors = errors;
  }

  /**
   * The form, and the answer.
   *
   * @param article id or address of an article; empty to be asked for it
   * @param search id of a saved search; empty for those of a name
   * @param name the name of saved searches, or a part of it; empty for all of them
   * @param from how many of them are passed over
   */
  @GetMapping("/alerts/why")
  String why(
      @RequestParam(defaultValue = "") String article,
      @RequestParam(defaultValue = "") String search,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "0") int from,
      Locale locale,
      HttpServletResponse response,
      Model model) {
    model.addAttribute("given", article);
    model.addAttribute("name", searches.find(search).map(SavedSearch::name).orElse(name));
    model.addAttribute("tab", "why");
    List<SavedSearch> all = searches.all();
    model.addAttribute("names", all.stream().map(SavedSearch::name).limit(MOST_NAMES).toList());
    List<SavedSearch> named = named(all, folded(name.strip()));
    try {
      if (!article.isBlank() && search.isEmpty() && named.size() != 1) {
        model.addAttribute("part", accounts.of(named, article, from));
      } else if (!article.isBlank()) {
        String asked = search.isEmpty() ? named.getFirst().id() : search;
        model.addAttribute("account", accounts.why(asked, article));
      }
    } catch (Refusal refusal) {
      errors.refused(refusal, locale, response, model);
    }
    return "why";
  }

  /** Those with a name; when there is none, those with a part of it in theirs. */
  private static List<SavedSearch> named(List<SavedSearch> all, String name) {
    List<SavedSearch> exactly =
        all.stream().filter(one -> folded(one.name()).equals(name)).toList();
    return exactly.isEmpty()
        ? all.stream().filter(one -> folded(one.name()).contains(name)).toList()
        : exactly;
  }

  /** Accents and case do not count. */
  private static String folded(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT);
  }
}
