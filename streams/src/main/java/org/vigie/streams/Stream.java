package org.vigie.streams;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The streams of Vigie. A stream is a Kafka topic. */
public enum Stream {
  /** Sources by id. The partition decides who polls a source, so their number is fixed. */
  SOURCES("vigie.sources", 12, Kept.NEWEST),
  /** What is remembered of a source between polls. */
  POLL_STATE("vigie.poll-state", 12, Kept.NEWEST),
  /** Which hubs (WebSub) were asked to tell of news. */
  SUBSCRIPTIONS("vigie.subscriptions", 1, Kept.NEWEST),
  /** What hubs told. */
  PINGS("vigie.pings", 1, Kept.NEWEST),
  /** Articles as read. */
  ARTICLES("vigie.articles", 12, Kept.DAYS),
  /** Articles with the classifier's judgement: the start of the one ordered log. */
  CLASSIFIED("vigie.classified", 1, Kept.DAYS),
  /** Articles under their story: what archives are rebuilt from. */
  FILED("vigie.filed", 1, Kept.NEWEST),
  /** Which articles were taken out: known to the filer for ever, whatever else it forgets. */
  RETRACTED("vigie.retracted", 1, Kept.NEWEST),
  /** Attacks, each as all articles of its story tell of it. */
  EVENTS("vigie.events", 1, Kept.NEWEST),
  /** Alerts by their id, which stands for saved search and story. */
  ALERTS("vigie.alerts", 1, Kept.NEWEST_FOR_MONTHS),
  /** Reports by the hour: what is usual is learned from these. */
  TALLIES("vigie.tallies", 1, Kept.NEWEST_FOR_WEEKS),
  /** Reports by the hour from before a saved search was saved, as its archive has them. */
  HINDSIGHT("vigie.hindsight", 1, Kept.NEWEST_FOR_WEEKS),
  /** How far each alert is on its way to each channel. */
  DELIVERIES("vigie.deliveries", 1, Kept.NEWEST_FOR_MONTHS),
  /** Channels that do not work, and saved searches that take too long, by their key. */
  CHANNELS("vigie.channels", 1, Kept.NEWEST),
  /** Which saved searches can be read as a feed, and by what token. */
  FEEDS("vigie.feeds", 1, Kept.NEWEST),
  /** What people did about alerts, by the id of the alert or story. */
  HANDLED("vigie.handled", 1, Kept.NEWEST_FOR_MONTHS),
  /** Saved searches by id. */
  SEARCHES("vigie.searches", 1, Kept.NEWEST),
  /** Settings that are changed while running. */
  SETTINGS("vigie.settings", 1, Kept.NEWEST),
  /** The watch: topics, entities, places. */
  WATCH("vigie.watch", 1, Kept.NEWEST),
  /** Who may sign in. */
  PEOPLE("vigie.people", 1, Kept.NEWEST),
  /** Changes of a source's state. */
  HEALTH("vigie.health", 1, Kept.MONTHS),
  /** Analysts' verdicts on topics. */
  VERDICTS("vigie.verdicts", 1, Kept.MONTHS),
  /** Who did what. */
  AUDIT("vigie.audit", 1, Kept.MONTHS),
  /** Articles that could not be classified. */
  ARTICLES_DLT("vigie.articles-dlt", 1, Kept.MONTHS),
  /** Classified articles that could not be filed. */
  CLASSIFIED_DLT("vigie.classified-dlt", 1, Kept.MONTHS),
  /** Filed articles that could not be indexed or matched. */
  FILED_DLT("vigie.filed-dlt", 1, Kept.MONTHS),
  /** Changes of a source's state of which no notice could be made. */
  HEALTH_DLT("vigie.health-dlt", 1, Kept.MONTHS);

  /** The largest record, in bytes: an article's page is capped far below it. */
  static final int MAX_RECORD_BYTES = 16 << 20;

  private enum Kept {
    NEWEST,
    NEWEST_FOR_WEEKS,
    NEWEST_FOR_MONTHS,
    DAYS,
    MONTHS
  }

  private final String topic;
  private final int partitions;
  private final Kept kept;

  Stream(String topic, int partitions, Kept kept) {
    this.topic = topic;
    this.partitions = partitions;
    this.kept = kept;
  }

  /** Its name in Kafka. */
  public String topic() {
    return topic;
  }

  /** How many partitions it has. */
  public int partitions() {
    return partitions;
  }

  /** Where records of this stream go that a stage cannot process. */
  public Stream deadLetters() {
    return switch (this) {
      case ARTICLES -> ARTICLES_DLT;
      case CLASSIFIED -> CLASSIFIED_DLT;
      case FILED -> FILED_DLT;
      case HEALTH -> HEALTH_DLT;
      case SOURCES,
          POLL_STATE,
          SUBSCRIPTIONS,
          PINGS,
          RETRACTED,
          EVENTS,
          ALERTS,
          TALLIES,
          HINDSIGHT,
          DELIVERIES,
          CHANNELS,
          FEEDS,
          HANDLED,
          SEARCHES,
          SETTINGS,
          WATCH,
          PEOPLE,
          VERDICTS,
          AUDIT,
          ARTICLES_DLT,
          CLASSIFIED_DLT,
          FILED_DLT,
          HEALTH_DLT ->
          throw new IllegalArgumentException("no stage reads " + topic + " record by record");
    };
  }

  /** The topic settings that {@link Streams#ensure} creates it with, on so many replicas. */
  Map<String, String> settings(int replicas) {
    Map<String, String> settings = new LinkedHashMap<>();
    // What is acknowledged survives the loss of a broker; one of three may be down.
    settings.put("min.insync.replicas", replicas >= 3 ? "2" : "1");
    settings.put("max.message.bytes", Integer.toString(MAX_RECORD_BYTES));
    switch (kept) {
      case NEWEST -> compact(settings);
      case NEWEST_FOR_WEEKS -> compactAndDelete(settings, Duration.ofDays(60));
      case NEWEST_FOR_MONTHS -> compactAndDelete(settings, Duration.ofDays(400));
      case DAYS -> {
        settings.put("cleanup.policy", "delete");
        settings.put("retention.ms", millis(Duration.ofDays(7)));
        settings.put("retention.bytes", Long.toString(2L << 30));
        settings.put("segment.bytes", Integer.toString(64 << 20));
      }
      case MONTHS -> {
        settings.put("cleanup.policy", "delete");
        settings.put("retention.ms", millis(Duration.ofDays(180)));
        settings.put("retention.bytes", Long.toString(1L << 30));
        settings.put("segment.bytes", Integer.toString(32 << 20));
      }
    }
    return settings;
  }

  private static void compact(Map<String, String> settings) {
    settings.put("cleanup.policy", "compact");
    settings.put("segment.bytes", Integer.toString(32 << 20));
    settings.put("min.cleanable.dirty.ratio", "0.2");
    settings.put("max.compaction.lag.ms", millis(Duration.ofDays(7)));
    // Longer than any reader is away: one that missed a deletion would keep the record for ever.
    settings.put("delete.retention.ms", millis(Duration.ofDays(30)));
  }

  private static void compactAndDelete(Map<String, String> settings, Duration kept) {
    compact(settings);
    settings.put("cleanup.policy", "compact,delete");
    settings.put("retention.ms", millis(kept));
  }

  private static String millis(Duration duration) {
    return Long.toString(duration.toMillis());
  }
}
