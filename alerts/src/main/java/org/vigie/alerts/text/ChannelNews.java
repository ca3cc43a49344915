package org.vigie.alerts.text;

import org.vigie.model.AlertRules.Priority;
import org.vigie.model.Notice.OfChannel;

/** The words of a notice about a channel. */
final class ChannelNews {
  private static final int MAX_SUBJECT = 150;
  private static final int MAX_LINE = 500;

  private final OfChannel news;
  private final AlertLinks links;

  ChannelNews(OfChannel news, AlertLinks links) {
    this.news = news;
    this.links = links;
  }

  /** One for each channel, so that the end of a trouble stands by its beginning. */
  String thread() {
    return "channel." + news.key().replaceAll("[^A-Za-z0-9-]", "-");
  }

  String subject() {
    return Texts.cut("[Vigie] " + what(), MAX_SUBJECT);
  }

  String text() {
    return String.join(
        "\r\n",
        what() + ", " + Texts.time(news.at()),
        "  " + answer(),
        "  " + next(),
        "",
        "Saved searches and their channels: " + links.searches(),
        "");
  }

  String html() {
    return """
        <!doctype html><html><body><h2>%s</h2><p>%s<br>%s<br>%s</p>\
        <hr><p><a href="%s">Saved searches and their channels</a></p></body></html>"""
        .formatted(
            Texts.html(what()),
            Texts.time(news.at()),
            Texts.html(answer()),
            next(),
            Texts.html(links.searches()));
  }

  Brief brief() {
    return new Brief(subject(), answer() + "\n" + next(), links.searches(), Priority.NORMAL);
  }

  private String what() {
    String kind = news.key().substring(0, news.key().indexOf(':'));
    String channel = Texts.cut(Texts.line(news.shown()), MAX_SUBJECT / 2) + " (" + kind + ")";
    return switch (news.became()) {
      case FAILS -> channel + " does not take messages";
      case OFF -> channel + " is switched off";
      case WORKS -> channel + " takes messages again";
    };
  }

  private String next() {
    return switch (news.became()) {
      case FAILS -> "it is tried with each new message; what it missed is in the inbox";
      case OFF -> "nothing is sent there until it is switched on again";
      case WORKS -> "what it missed is in the inbox";
    };
  }

  private String answer() {
    return Texts.cut(Texts.line(news.answer()), MAX_LINE);
  }
}
