package org.vigie.web.article;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.index.query.Highlights;
import org.vigie.model.Alert;
import org.vigie.model.Article;
import org.vigie.model.EntityHit;
import org.vigie.model.Event;
import org.vigie.model.Filed;
import org.vigie.model.PlaceHit;
import org.vigie.model.Span;
import org.vigie.model.TopicHit;
import org.vigie.web.show.Marked;
import org.vigie.web.show.Show;

/**
 * An article with what was found in it: the text with marks, and for each topic its reasons with
 * links to the marks.
 *
 * @param title the title
 * @param paragraphs the text
 * @param topics why it is about each
 * @param hits what a search matched, one by one
 */
public record Evidence(
    List<Marked.Piece> title, List<Paragraph> paragraphs, List<Reasons> topics, List<Jump> hits) {

  /**
   * A paragraph.
   *
   * @param style {@code item} of a list, {@code quote} for a quotation, else empty
   * @param pieces its text, with marks
   */
  public record Paragraph(String style, List<Marked.Piece> pieces) {
    static Paragraph of(List<Marked.Piece> pieces) {
      String start = pieces.getFirst().text();
      return new Paragraph(
          start.startsWith("• ") ? "item" : start.startsWith("> ") ? "quote" : "", pieces);
    }
  }

  /** Why an article is about a topic. */
  public record Reasons(String topic, double score, List<Reason> reasons) {}

  /**
   * One rule that fired.
   *
   * @param rule name of the rule
   * @param jumps what it found, each word once, in the order of the text
   * @param unseen terms that it found in text that is not held
   */
  public record Reason(String rule, List<Jump> jumps, List<String> unseen) {}

  /**
   * Words that a rule or a search found.
   *
   * @param words as they stand in the text
   * @param anchor the id of their first mark
   * @param times how often they were found
   */
  public record Jump(String words, String anchor, int times) {}

  /**
   * An article with what was found in it.
   *
   * @param searched what a search matched in it; null when it was not come by through a search
   */
  static Evidence of(Filed filed, Show show, @Nullable Highlights searched) {
    Article article = filed.article();
    Marks marks = new Marks(article, new ArrayList<>(), new ArrayList<>());
    for (PlaceHit hit : filed.classified().places()) {
      marks.add(hit.spans(), "place", hit.name());
    }
    for (EntityHit hit : filed.classified().entities()) {
      marks.add(hit.spans(), "entity", show.entity(hit.entity()));
    }
    for (Event event : filed.classified().events()) {
      marks.add(event.evidence(), "event", show.attack());
    }
    List<Reasons> topics = new ArrayList<>();
    for (TopicHit hit : filed.classified().topics()) {
      for (TopicHit.Evidence evidence : hit.evidence()) {
        String title = show.topic(hit.topic()) + " · " + evidence.rule();
        marks.add(evidence.spans(), "why " + show.tint(hit.topic()), title);
      }
      topics.add(new Reasons(hit.topic(), hit.score(), reasons(hit, article)));
    }
    List<Jump> hits = new ArrayList<>();
    if (searched != null) {
      hits.addAll(marks.hits(Span.Field.TITLE, searched.title()));
      hits.addAll(marks.hits(Span.Field.TEXT, searched.text()));
    }
    return new Evidence(
        Marked.line(article.title(), marks.inTitle()),
        Marked.paragraphs(article.text(), marks.inText()).stream().map(Paragraph::of).toList(),
        topics,
        hits);
  }

  private static List<Reason> reasons(TopicHit hit, Article article) {
    Map<String, List<TopicHit.Evidence>> byRule = new LinkedHashMap<>();
    for (TopicHit.Evidence evidence : hit.evidence()) {
      byRule.computeIfAbsent(evidence.rule(), _ -> new ArrayList<>()).add(evidence);
    }
    List<Reason> reasons = new ArrayList<>();
    byRule.forEach((rule, all) -> reasons.add(reason(rule, all, article)));
    return reasons;
  }

  private static Reason reason(String rule, List<TopicHit.Evidence> all, Article article) {
    Map<String, Set<Span>> found = new LinkedHashMap<>();
    Set<String> unseen = new LinkedHashSet<>();
    for (TopicHit.Evidence evidence : all) {
      List<Span> held = evidence.spans().stream().filter(span -> span.within(article)).toList();
      if (held.isEmpty()) {
        unseen.add(evidence.term());
      }
      for (Span span : held) {
        String words = span.of(article).toLowerCase(Locale.ROOT);
        found.computeIfAbsent(words, _ -> new LinkedHashSet<>()).add(span);
      }
    }
    List<Jump> jumps = new ArrayList<>();
    for (Set<Span> spans : found.values()) {
      Span first = spans.iterator().next();
      jumps.add(new Jump(first.of(article), anchor(first), spans.size()));
    }
    return new Reason(rule, jumps, List.copyOf(unseen));
  }

  /** By its start alone: marks that begin together are one place to jump to. */
  private static String anchor(Span span) {
    return (span.field() == Span.Field.TITLE ? "t" : "x") + span.start();
  }

  private record Marks(Article article, List<Marked.Mark> inTitle, List<Marked.Mark> inText) {
    List<Jump> hits(Span.Field field, List<Alert.Passage.Match> matches) {
      List<Span> spans =
          matches.stream().map(match -> new Span(field, match.start(), match.end())).toList();
      List<Marked.Mark> marks = field == Span.Field.TITLE ? inTitle : inText;
      spans.forEach(span -> marks.add(Marked.hit(span.start(), span.end(), anchor(span))));
      return spans.stream().map(span -> new Jump(span.of(article), anchor(span), 1)).toList();
    }

    void add(List<Span> spans, String style, String title) {
      for (Span span : spans) {
        if (span.within(article)) {
          List<Marked.Mark> marks = span.field() == Span.Field.TITLE ? inTitle : inText;
          marks.add(new Marked.Mark(span.start(), span.end(), style, anchor(span), title));
        }
      }
    }
  }
}
