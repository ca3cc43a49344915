package org.vigie.alerts.text;

import java.net.URI;
import org.vigie.model.Alert;

/** Where the pages are that a message points to. */
public final class AlertLinks {
  private final String page;

  /** Links below the address of Vigie's pages. */
  public AlertLinks(URI page) {
    this.page = page.toString().replaceFirst("/+$", "");
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
    return article.url().matches("(?i)https?://.*")
        ? article.url()
        : page + "/article/" + article.article();
  }

  /** The same; every article of its story where that address is longer. */
  String article(Alert.Reported article, String story, int longest) {
    String address = article(article);
    return address.length() <= longest ? address : story(story);
  }
}
