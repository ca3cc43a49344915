package org.vigie.web.access;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The reader's choice of language and of light or dark. */
@Controller
public class PreferencesPage {
  public static final String THEME = "vigie-theme";
  static final Set<String> THEMES = Set.of("light", "dark");

  @PostMapping("/preferences")
  String choose(
      @RequestParam(required = false) @Nullable String lang,
      @RequestParam(required = false) @Nullable String theme,
      @RequestParam(defaultValue = "/") String back,
      HttpServletResponse response) {
    if (lang != null && Languages.SPOKEN.contains(lang)) {
      Cookies.keep(response, Languages.COOKIE, lang);
    }
    if (theme != null && THEMES.contains(theme)) {
      Cookies.keep(response, THEME, theme);
    }
    return "redirect:" + SignInPage.local(back);
  }
}
