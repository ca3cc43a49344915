package org.vigie.alerts.text;

import org.vigie.model.AlertRules.Priority;
import org.vigie.model.Notice.OfSearch;

/** The words of a notice about a saved search that is set aside. */
final class SearchNews implements NoticeWords {
  private static final int MAX_SUBJECT = 150;
  private static final double MILLI = 1_000;

  private final OfSearch news;
  private final Words words;
  private final AlertLinks links;

  SearchNews(OfSearch news, Words words, AlertLinks links) {
    this.news = news;
    this.words = words;
    this.links = links;
  }

  @Override
  public String thread() {
    return "search." + news.id();
  }

  @Override
  public String subject() {
    return Texts.cut("[Vigie] " + what(), MAX_SUBJECT);
  }

  @Override
  public String text() {
    return String.join(
        "\r\n",
        what() + ", " + words.time(news.at()),
        "  " + why(),
        "  " + words.say("search.next"),
        "",
        words.say("search.settings") + ": " + links.searches(),
        "");
  }

  @Override
  public String html() {
    return """
    <!doctype html><html><body><h2>%s</h2><p>%s<br>%s<br>%s</p>\
    <hr><p><a href="%s">%s</a></p></body></html>\
    """
        .formatted(
            Texts.html(what()),
            Texts.html(words.time(news.at())),
            Texts.html(why()),
            Texts.html(words.say("search.next")),
            Texts.html(links.searches()),
            Texts.html(words.say("search.settings")));
  }

  @Override
  public Brief brief() {
    return new Brief(
        subject(), why() + "\n" + words.say("search.next"), links.searches(), Priority.NORMAL);
  }

  private String what() {
    return words.say("search.aside", Texts.cut(Texts.line(news.name()), MAX_SUBJECT / 2));
  }

  private String why() {
    return words.say("search.slow", news.micros() / MILLI);
  }
}
