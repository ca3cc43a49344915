package org.vigie.web.article;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.vigie.index.Archive;
import org.vigie.model.Article;
import org.vigie.model.Filed;
import org.vigie.model.Keep;
import org.vigie.model.Ruling.Verdict;
import org.vigie.model.TopicHit;
import org.vigie.streams.Codec;
import org.vigie.streams.Stream;
import org.vigie.web.stream.StreamTape;

/**
 * The verdicts that stand: the newest on each article and topic. Reads on from where it was
 * whenever somebody asks.
 */
final class Verdicts {
  private final StreamTape tape;
  private final Archive archive;

  /** Whether an article is about a topic, by article, the one judged first at first. */
  private final LinkedHashMap<String, Map<String, Boolean>> standing = new LinkedHashMap<>();

  private long next;

  Verdicts(StreamTape tape, Archive archive) {
    this.tape = tape;
    this.archive = archive;
  }

  /**
   * Some of the judged articles.
   *
   * @param articles how many there are in all
   * @param rows those asked for, without what the archive holds no more
   */
  public record Page(int articles, List<Row> rows) {}

  /**
   * A judged article, as labelled data has it.
   *
   * @param id of the article
   * @param url where it stands
   * @param lang ISO 639 code
   * @param headline plain text
   * @param text plain text, as much as is held
   * @param held how much of it that is
   * @param published when the publisher says; absent when it does not
   * @param story id of its story
   * @param said the topics that the classifier had found in the whole text; absent where it is held
   * @param labels the topics that it is about
   * @param judged these, and those that it is not about; of others nobody spoke
   */
  public record Row(
      String id,
      URI url,
      String lang,
      String headline,
      String text,
      Keep held,
      @Nullable Instant published,
      String story,
      @Nullable List<TopicHit> said,
      List<String> labels,
      List<String> judged) {}

  /**
   * A page of them.
   *
   * @throws org.apache.kafka.common.KafkaException when the stream could not be read to its end
   */
  synchronized Page page(int offset, int limit) {
    next = tape.toEnd(Stream.VERDICTS, next, this::remember);
    return new Page(
        standing.size(),
        standing.entrySet().stream()
            .skip(offset)
            .limit(limit)
            .flatMap(
                entry ->
                    archive
                        .article(entry.getKey())
                        .map(filed -> row(filed, entry.getValue()))
                        .stream())
            .toList());
  }

  private void remember(ConsumerRecord<byte[], byte[]> record) {
    next = record.offset() + 1; // also when what follows is not read to its end
    Optional<Verdict> read = StreamTape.decoded(record, Codec.VERDICT);
    read.ifPresent(this::remember);
  }

  private void remember(Verdict verdict) {
    Map<String, Boolean> topics = standing.computeIfAbsent(verdict.article(), _ -> new TreeMap<>());
    if (verdict.about() == null) {
      topics.remove(verdict.topic());
    } else {
      topics.put(verdict.topic(), verdict.about());
    }
    if (topics.isEmpty()) {
      standing.remove(verdict.article());
    }
  }

  private static Row row(Filed filed, Map<String, Boolean> topics) {
    Article article = filed.article();
    return new Row(
        article.id(),
        article.url(),
        filed.classified().language(),
        article.title(),
        article.text(),
        article.keep(),
        article.published(),
        filed.story(),
        article.keep() == Keep.FULL ? null : filed.rulings().before(filed.classified()).topics(),
        topics.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).toList(),
        List.copyOf(topics.keySet()));
  }
}
