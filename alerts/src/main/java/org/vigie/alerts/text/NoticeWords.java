package org.vigie.alerts.text;

/** The words of a notice. */
sealed interface NoticeWords permits NoticeText, ChannelNews, SearchNews {
  /** See {@link Message#thread}. */
  String thread();

  String subject();

  String text();

  String html();

  Brief brief();
}
