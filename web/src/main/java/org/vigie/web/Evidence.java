package org.vigie.web;

import java.util.ArrayList;
import java.util.List;
import org.vigie.model.Article;
import org.vigie.model.EntityHit;
import org.vigie.model.Filed;
import org.vigie.model.PlaceHit;
import org.vigie.model.Span;
import org.vigie.model.TopicHit;

/**
 * An article with what was found in it: the text with marks, and for each topic its reasons with
 * links to the marks.
 *
 * @param title the title
 * @param paragraphs the text
 * @param topics why it is about each
 */
public record Evidence(
    List<Marked.Piece> title, List<List<Marked.Piece>> paragraphs, List<Reasons> topics) {

  /** Why an article is about a topic. */
  public record Reasons(String topic, double score, List<Reason> reasons) {}

  /**
   * One reason.
   *
   * @param rule name of the rule
   * @param term the term of the watch
   * @param anchors ids of the marks, in order; empty when the text there was not kept
   */
  public record Reason(String rule, String term, List<String> anchors) {}

  static Evidence of(Filed filed, Show show) {
    Article article = filed.article();
    List<Marked.Mark> inTitle = new ArrayList<>();
    List<Marked.Mark> inText = new ArrayList<>();
    for (PlaceHit hit : filed.classified().places()) {
      add(hit.spans(), "place", hit.name(), article, inTitle, inText);
    }
    for (EntityHit hit : filed.classified().entities()) {
      add(hit.spans(), "entity", show.entity(hit.entity()), article, inTitle, inText);
    }
    List<Reasons> topics = new ArrayList<>();
    for (TopicHit hit : filed.classified().topics()) {
      topics.add(reasons(hit, article, show, inTitle, inText));
    }
    return new Evidence(
        Marked.line(article.title(), inTitle), Marked.paragraphs(article.text(), inText), topics);
  }

  private static Reasons reasons(
      TopicHit hit,
      Article article,
      Show show,
      List<Marked.Mark> inTitle,
      List<Marked.Mark> inText) {
    String style = "why " + show.tint(hit.topic());
    List<Reason> reasons = new ArrayList<>();
    for (TopicHit.Evidence evidence : hit.evidence()) {
      String title = show.topic(hit.topic()) + " · " + evidence.rule();
      reasons.add(
          new Reason(
              evidence.rule(),
              evidence.term(),
              add(evidence.spans(), style, title, article, inTitle, inText)));
    }
    return new Reasons(hit.topic(), hit.score(), reasons);
  }

  private static List<String> add(
      List<Span> spans,
      String style,
      String title,
      Article article,
      List<Marked.Mark> inTitle,
      List<Marked.Mark> inText) {
    List<String> anchors = new ArrayList<>();
    for (Span span : spans) {
      if (span.within(article)) {
        List<Marked.Mark> marks = span.field() == Span.Field.TITLE ? inTitle : inText;
        // By its start alone: marks that begin together are one place to jump to.
        String anchor = (span.field() == Span.Field.TITLE ? "t" : "x") + span.start();
        marks.add(new Marked.Mark(span.start(), span.end(), style, anchor, title));
        anchors.add(anchor);
      }
    }
    return anchors.stream().distinct().toList();
  }
}
