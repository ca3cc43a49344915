package org.vigie.classify.story;

import java.util.List;
import org.vigie.model.Article;
import org.vigie.model.Article.Details;
import org.vigie.model.Article.Reference;
import org.vigie.model.Classified;
import org.vigie.model.Edit;
import org.vigie.model.EntityHit;
import org.vigie.model.Event;
import org.vigie.model.Keep;
import org.vigie.model.PlaceHit;
import org.vigie.model.Sourcing;
import org.vigie.model.Sourcing.Attribution;
import org.vigie.model.Span;
import org.vigie.model.TopicHit;
import org.vigie.model.TopicHit.Evidence;

/** Trims a classified article to what its source lets the archive hold. */
final class Kept {
  private final Article article;

  /** Where the text that was left ends; the ellipsis of an excerpt is ours. */
  private final int end;

  private Kept(Article article, int end) {
    this.article = article;
    this.end = end;
  }

  /** What is found stays; where it stood is dropped when that is no longer there. */
  static Classified of(Classified classified) {
    Article full = withoutWordsBeside(classified.article());
    String text = full.keep().trim(full.text());
    if (text.equals(full.text())) {
      return classified.withArticle(full);
    }
    return new Kept(full.withText(text), Math.max(0, text.length() - 1)).trim(classified);
  }

  /** Of older versions no more is held than of this one: what its title was. */
  static List<Edit> of(List<Edit> edits, Article article) {
    return article.keep() == Keep.FULL ? edits : edits.stream().map(Kept::titles).toList();
  }

  private static Edit titles(Edit edit) {
    return new Edit(
        edit.version(),
        edit.seen(),
        edit.hunks().stream().filter(hunk -> hunk.field() == Span.Field.TITLE).toList());
  }

  /**
   * Captions, footnotes and the words of links are the publisher's too; where links lead is not.
   */
  private static Article withoutWordsBeside(Article article) {
    Details details = article.details();
    return article.keep() == Keep.FULL
            || (details.captions().isEmpty() && details.references().isEmpty())
        ? article
        : article.withDetails(
            new Details(
                details.modified(),
                details.section(),
                details.agencies(),
                details.origin(),
                details.references().stream()
                    .filter(reference -> reference.url() != null)
                    .map(reference -> new Reference("", reference.url()))
                    .toList(),
                details.image(),
                List.of(),
                details.partial(),
                details.provenance()));
  }

  private Classified trim(Classified classified) {
    return new Classified(
        article,
        classified.language(),
        classified.topics().stream().map(this::trim).toList(),
        classified.entities().stream().map(this::trim).toList(),
        classified.places().stream().map(this::trim).toList(),
        classified.events().stream().map(this::trim).toList(),
        classified.recalls().stream().map(this::trim).toList(),
        trim(classified.sourcing()),
        classified.watchVersion());
  }

  private Sourcing trim(Sourcing sourcing) {
    return new Sourcing(
        sourcing.origin(),
        sourcing.attributions().stream()
            .map(one -> new Attribution(one.to(), one.name(), one.kind(), trim(one.spans())))
            .toList());
  }

  private TopicHit trim(TopicHit hit) {
    return new TopicHit(
        hit.topic(),
        hit.score(),
        hit.evidence().stream()
            .map(e -> new Evidence(e.rule(), e.term(), trim(e.spans())))
            .toList());
  }

  private EntityHit trim(EntityHit hit) {
    return new EntityHit(
        hit.entity(), hit.name(), hit.confidence(), hit.mentions(), trim(hit.spans()));
  }

  private PlaceHit trim(PlaceHit hit) {
    return new PlaceHit(
        hit.place(),
        hit.name(),
        hit.country(),
        hit.latitude(),
        hit.longitude(),
        hit.precision(),
        hit.mentions(),
        trim(hit.spans()));
  }

  private Event trim(Event event) {
    return new Event(
        event.where(),
        event.country(),
        event.when(),
        event.killed(),
        event.wounded(),
        event.abducted(),
        event.by(),
        event.target(),
        trim(event.evidence()));
  }

  private List<Span> trim(List<Span> spans) {
    return spans.stream()
        .filter(span -> span.field() == Span.Field.TITLE || span.end() <= end)
        .toList();
  }
}
