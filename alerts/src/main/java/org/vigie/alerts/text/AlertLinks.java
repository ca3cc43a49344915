package org.vigie.alerts.text;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.vigie.index.query.QueryLanguage;
import org.vigie.model.Alert;
import org.vigie.model.Tempo;

/** Where the pages are that a message points to. */
public final class AlertLinks {
  private static final int MAX_URL = 2_000;

  private final String page;

  /** Links below the address of Vigie's pages. */
  public AlertLinks(URI page) {
    this.page = page.toString().replaceFirst("/+$", "");
  }

  /** What an alert is of: every article of its story, or every report of its spike. */
  String all(Alert alert) {
    Tempo tempo = alert.tempo();
    if (tempo == null) {
      return story(alert.story());
    }
    Instant end = tempo.hour().plus(Duration.ofHours(1));
    String query =
        QueryLanguage.reports(alert.search().query(), end.minus(Duration.ofDays(1)), end);
    String link =
        page + "/search?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8) + "&collapse=no";
    return link.length() <= MAX_URL ? link : inbox() + "?search=" + alert.search().id();
  }

  /** Every article of a story. */
  String story(String id) {
    return page + "/search?q=story:" + id + "&collapse=no";
  }

  /** All alerts. */
  String inbox() {
    return page + "/alerts";
  }

  /** Where saved searches are changed, paused and deleted. */
  String searches() {
    return page + "/alerts/searches";
  }

  /** A source, among all. */
  String source(String id) {
    return page + "/streams/sources#source-" + id;
  }

  /** How the sources fare, and what became of them. */
  String health() {
    return page + "/streams#sources";
  }

  /** Where it is set to whom notices go. */
  String operator() {
    return page + "/streams#notices";
  }

  /** The address of an article; Vigie's page of it when the address is not one of the web. */
  String article(Alert.Reported article) {
    return article.url().matches("(?i)https?://.*") ? article.url() : page(article);
  }

  /** The same; Vigie's page of it where that address is longer. */
  String article(Alert.Reported article, int longest) {
    String address = article(article);
    return address.length() <= longest ? address : page(article);
  }

  private String page(Alert.Reported article) {
    return page + "/article/" + article.article();
  }
}
