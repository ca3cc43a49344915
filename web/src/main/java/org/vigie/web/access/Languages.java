package org.vigie.web.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.LocaleResolver;

/** The language of a page: what its reader chose, or the first of the browser's that we speak. */
public final class Languages implements LocaleResolver {
  static final String COOKIE = "vigie-lang";
  public static final List<String> SPOKEN = List.of("en", "fr");

  @Override
  public Locale resolveLocale(HttpServletRequest request) {
    String chosen = Cookies.read(request, COOKIE);
    List<Locale> wanted = Collections.list(request.getLocales());
    if (SPOKEN.contains(chosen)) {
      // The browser knows the reader's country: it orders day and month.
      return wanted.stream()
          .filter(locale -> locale.getLanguage().equals(chosen))
          .findFirst()
          .orElse(Locale.of(chosen));
    }
    return wanted.stream()
        .filter(locale -> SPOKEN.contains(locale.getLanguage()))
        .findFirst()
        .orElse(Locale.UK);
  }

  @Override
  public void setLocale(
      HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
    throw new UnsupportedOperationException("the reader chooses, at /preferences");
  }
}
