package org.vigie.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.vigie.index.Archive;
import org.vigie.web.access.Cookies;
import org.vigie.web.access.PreferencesPage;
import org.vigie.web.alert.Alerts;
import org.vigie.web.alert.Seen;
import org.vigie.web.answer.Frame;
import org.vigie.web.channel.ChannelDesk;
import org.vigie.web.show.Labels;
import org.vigie.web.show.Shows;
import org.vigie.web.stream.Position;
import org.vigie.web.stream.Tail;

/** What every page shows: its frame. */
@ControllerAdvice(annotations = Controller.class)
class Common implements Frame {
  private final WebSettings settings;
  private final Shows shows;
  private final Labels labels;
  private final Alerts alerts;
  private final ChannelDesk channels;
  private final Archive archive;
  private final Tail tail;

  Common(
      WebSettings settings,
      Shows shows,
      Labels labels,
      Alerts alerts,
      ChannelDesk channels,
      Archive archive,
      Tail tail) {
    this.settings = settings;
    this.shows = shows;
    this.labels = labels;
    this.alerts = alerts;
    this.channels = channels;
    this.archive = archive;
    this.tail = tail;
  }

  @Override
  @ModelAttribute
  public void addTo(Model model, HttpServletRequest request, Locale locale) {
    model.addAllAttributes(shows.all(locale));
    model.addAttribute("lang", locale.getLanguage());
    model.addAttribute("theme", Cookies.read(request, PreferencesPage.THEME));
    model.addAttribute("version", settings.version());
    model.addAttribute("samples", settings.samples());
    model.addAttribute("allTopics", labels.topics());
    model.addAttribute("here", here(request));
    model.addAttribute("unseen", Seen.unseen(request, alerts.count()));
    model.addAttribute("troubles", channels.rows());
    model.addAttribute("position", position().toString());
    model.addAttribute("signedIn", request.getUserPrincipal() != null);
    if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
      model.addAttribute("csrf", token);
    }
  }

  private static String here(HttpServletRequest request) {
    String query = request.getQueryString();
    return request.getRequestURI() + (query == null ? "" : "?" + query);
  }

  /** What the page shows at least, because it is asked before the page is made. */
  private Position position() {
    return tail.following(new Position(archive.visibleOffset() - 1, alerts.nextOffset() - 1));
  }
}
