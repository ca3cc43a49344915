package org.vigie.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Locale;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.vigie.model.Alert;
import org.vigie.streams.View;

/** What every page shows: its frame. */
@ControllerAdvice(annotations = Controller.class)
class Common {
  /** When the reader looked at the inbox last, in milliseconds. */
  static final String SEEN = "vigie-seen";

  private final WebSettings settings;
  private final Shows shows;
  private final Labels labels;
  private final View<Alert> alerts;
  private final Tail tail;

  Common(WebSettings settings, Shows shows, Labels labels, View<Alert> alerts, Tail tail) {
    this.settings = settings;
    this.shows = shows;
    this.labels = labels;
    this.alerts = alerts;
    this.tail = tail;
  }

  @ModelAttribute
  void frame(HttpServletRequest request, Locale locale, Model model) {
    model.addAttribute("show", shows.in(locale));
    model.addAttribute("lang", locale.getLanguage());
    model.addAttribute("theme", Cookies.read(request, PreferencesPage.THEME));
    model.addAttribute("version", settings.version());
    model.addAttribute("samples", settings.samples());
    model.addAttribute("allTopics", labels.topics());
    model.addAttribute("here", here(request));
    model.addAttribute("unseen", unseen(request));
    model.addAttribute("position", tail.position().toString());
    model.addAttribute("signedIn", request.getUserPrincipal() != null);
    if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
      model.addAttribute("csrf", token);
    }
  }

  private static String here(HttpServletRequest request) {
    String query = request.getQueryString();
    return request.getRequestURI() + (query == null ? "" : "?" + query);
  }

  private long unseen(HttpServletRequest request) {
    Instant seen = seen(request);
    return alerts.values().stream().filter(alert -> alert.created().isAfter(seen)).count();
  }

  static Instant seen(HttpServletRequest request) {
    String millis = Cookies.read(request, SEEN);
    return millis.matches("\\d{1,15}")
        ? Instant.ofEpochMilli(Long.parseLong(millis))
        : Instant.EPOCH;
  }
}
