package org.vigie.ingest.page;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.vigie.model.Article;

/**
 * A text as a feed carries it, edited like that of a page.
 *
 * @param text plain text, a blank line between paragraphs
 * @param details what it says of itself: agencies, origin, footnotes
 */
public record FeedText(String text, Article.Details details) {
  private static final Pattern PARAGRAPHS = Pattern.compile("\n{2,}");

  /** What has more is no article; it is left as it is. */
  private static final int MOST_PARAGRAPHS = 2_000;

  /**
   * Edits a text.
   *
   * @param address of the article
   */
  public static FeedText of(String text, URI address) {
    List<Block> blocks =
        PARAGRAPHS
            .splitAsStream(text)
            .filter(p -> !p.isBlank())
            .limit(MOST_PARAGRAPHS + 1L)
            .map(Block::plain)
            .toList();
    if (blocks.size() > MOST_PARAGRAPHS) {
      return new FeedText(text, Article.Details.NONE);
    }
    References references = new References(address, address);
    List<Footnotes.Section> sections = Footnotes.in(blocks);
    List<Block> body = sections.stream().flatMap(section -> section.text().stream()).toList();
    List<Block> notes = sections.stream().flatMap(section -> section.notes().stream()).toList();
    Editing.Edited edited = Editing.of(body, references);
    return new FeedText(
        edited.blocks().isEmpty() ? text : edited.text(),
        new Article.Details(
            null,
            null,
            edited.agencies(),
            edited.origin(),
            references.of(edited.blocks(), notes),
            null,
            List.of(),
            edited.partial(),
            null));
  }
}
