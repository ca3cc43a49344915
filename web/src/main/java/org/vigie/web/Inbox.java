package org.vigie.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.vigie.index.Archive;
import org.vigie.model.Alert;
import org.vigie.model.Article;
import org.vigie.model.Filed;
import org.vigie.model.Span;
import org.vigie.model.TopicHit;

/**
 * Alerts as a reader sees them. A search by topic matches no words of its own; then the words are
 * shown for which the article has that topic.
 */
final class Inbox {
  private static final String TOPIC = "topic";
  private static final int BEFORE = 80;
  private static final int LENGTH = 260;

  private final Archive archive;
  private final Patience patience;
  private final Tail tail;
  private final Retractions retractions;

  Inbox(Archive archive, Patience patience, Tail tail, Retractions retractions) {
    this.archive = archive;
    this.patience = patience;
    this.tail = tail;
    this.retractions = retractions;
  }

  /**
   * An alert with the passages that say why.
   *
   * @param alert the alert
   * @param passages at least one, or none where its article was retracted; of a topic as {@code
   *     topic:ID}
   */
  public record Row(Alert alert, List<Alert.Passage> passages) {}

  Row row(Alert raised) {
    Alert alert = retractions.withheld(raised);
    List<Alert.Passage> passages = new ArrayList<>();
    for (Alert.Passage passage : alert.why()) {
      passages.add(passage.field().equals(TOPIC) ? evidence(alert, passage) : passage);
    }
    return new Row(alert, passages);
  }

  /**
   * The same of an alert that was just raised, once the archive has its article if it is needed.
   */
  Row fresh(Alert alert) throws InterruptedException {
    if (alert.why().stream().anyMatch(passage -> passage.field().equals(TOPIC))) {
      patience.isVisible(tail.position().filed());
    }
    return row(alert);
  }

  private Alert.Passage evidence(Alert alert, Alert.Passage passage) {
    return archive
        .article(alert.first().article())
        .flatMap(
            filed ->
                filed.classified().topics().stream()
                    .filter(hit -> hit.topic().equals(passage.text()))
                    .findFirst()
                    .map(hit -> passage(hit, filed)))
        .orElse(passage);
  }

  /** The text around the first words that were found in it, or in the title. */
  private static Alert.Passage passage(TopicHit hit, Filed filed) {
    Article article = filed.article();
    List<Span> spans =
        hit.evidence().stream()
            .flatMap(evidence -> evidence.spans().stream())
            .filter(span -> span.within(article))
            .sorted(Comparator.comparing(Span::field).reversed().thenComparingInt(Span::start))
            .toList();
    if (spans.isEmpty()) {
      return new Alert.Passage(TOPIC + ":" + hit.topic(), article.title(), List.of());
    }
    Span first = spans.getFirst();
    String text = first.field() == Span.Field.TITLE ? article.title() : article.text();
    int start = wordAt(text, first.start() - BEFORE);
    int end = Math.max(first.end(), wordAt(text, start + LENGTH));
    Set<Alert.Passage.Match> matches = new LinkedHashSet<>();
    for (Span span : spans) {
      if (span.field() == first.field() && span.start() >= start && span.end() <= end) {
        matches.add(new Alert.Passage.Match(span.start() - start, span.end() - start));
      }
    }
    return new Alert.Passage(
        TOPIC + ":" + hit.topic(), text.substring(start, end), List.copyOf(matches));
  }

  /** The beginning of the word at a position. */
  private static int wordAt(String text, int position) {
    if (position <= 0 || position >= text.length()) {
      return Math.clamp(position, 0, text.length());
    }
    return Math.max(text.lastIndexOf(' ', position), text.lastIndexOf('\n', position)) + 1;
  }
}
