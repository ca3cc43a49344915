package org.vigie.alerts.text;

import org.vigie.model.AlertRules.Priority;
import org.vigie.model.Notice.OfChannel;

/** The words of a notice about a channel. */
final class ChannelNews implements NoticeWords {
  private static final int MAX_SUBJECT = 150;
  private static final int MAX_LINE = 500;

  private final OfChannel news;
  private final Words words;
  private final AlertLinks links;

  ChannelNews(OfChannel news, Words words, AlertLinks links) {
    this.news = news;
    this.words = words;
    this.links = links;
  }

  /** One for each channel, so that the end of a trouble stands by its beginning. */
  @Override
  public String thread() {
    return "channel." + news.key().replaceAll("[^A-Za-z0-9-]", "-");
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
        "  " + answer(),
        "  " + next(),
        "",
        words.say("channel.settings") + ": " + links.searches(),
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
            Texts.html(answer()),
            Texts.html(next()),
            Texts.html(links.searches()),
            Texts.html(words.say("channel.settings")));
  }

  @Override
  public Brief brief() {
    return new Brief(subject(), answer() + "\n" + next(), links.searches(), Priority.NORMAL);
  }

  private String what() {
    String kind = news.key().substring(0, news.key().indexOf(':'));
    String channel = Texts.cut(Texts.line(news.shown()), MAX_SUBJECT / 2) + " (" + kind + ")";
    return words.say("channel." + news.became(), channel);
  }

  private String next() {
    return words.say("channel.next." + news.became());
  }

  private String answer() {
    return Texts.cut(Texts.line(news.answer()), MAX_LINE);
  }
}
