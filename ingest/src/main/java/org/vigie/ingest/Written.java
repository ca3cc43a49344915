package org.vigie.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.model.Article;
import org.vigie.model.HealthEvent;
import org.vigie.model.PollState;
import org.vigie.streams.Codec;
import org.vigie.streams.Stream;

/**
 * A step of a visit as records.
 *
 * @param step null when a source is forgotten
 */
record Written(Poll.@Nullable Step step, List<ProducerRecord<byte[], byte[]>> records) {
  private static final Logger log = LoggerFactory.getLogger(Written.class);

  /** Below what a record of a stream may have: no article that was read is ever near it. */
  private static final int MAX_ARTICLE_BYTES = 8 << 20;

  /** The records of a step. An article that no stream takes is left out, or it would come back. */
  static Written of(Poll.Step step, int partition) {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (Article article : step.articles()) {
      byte[] bytes = Codec.ARTICLE.encode(article);
      if (bytes.length > MAX_ARTICLE_BYTES) {
        log.error(
            "article={} source={} is left out: {} bytes are more than {}",
            article.id(),
            article.source(),
            bytes.length,
            MAX_ARTICLE_BYTES);
        continue;
      }
      records.add(
          new ProducerRecord<>(Stream.ARTICLES.topic(), article.id().getBytes(UTF_8), bytes));
    }
    for (HealthEvent event : step.events()) {
      records.add(
          new ProducerRecord<>(
              Stream.HEALTH.topic(), event.about().getBytes(UTF_8), Codec.HEALTH.encode(event)));
    }
    records.add(
        new ProducerRecord<>(
            Stream.POLL_STATE.topic(),
            partition,
            step.state().source().getBytes(UTF_8),
            Codec.POLL_STATE.encode(step.state())));
    return new Written(step, records);
  }

  /** That nothing is remembered of a source any more. */
  static Written removed(String source, int partition) {
    return new Written(
        null,
        List.of(
            new ProducerRecord<>(
                Stream.POLL_STATE.topic(), partition, source.getBytes(UTF_8), null)));
  }

  /** Whether anyone waits for it. */
  boolean isNews() {
    return step == null || !step.articles().isEmpty() || !step.events().isEmpty();
  }

  /** Tells an operator of it, once it is written. */
  void tell() {
    if (step == null) {
      return;
    }
    for (Article article : step.articles()) {
      log.debug("article={} source={} read: {}", article.id(), article.source(), article.title());
    }
    step.events().forEach(event -> log.info("source={} {}", event.about(), event));
    PollState state = step.state();
    boolean isNews = state.failures() == 1 || state.evidence().contains("asked for at ");
    if (step.articles().isEmpty() && isNews) {
      log.info("source={} {}: {}", state.source(), state.state(), state.evidence());
    }
  }
}
