package org.vigie.classify;

import java.util.List;
import java.util.Optional;
import org.vigie.model.Article;
import org.vigie.model.Classified;
import org.vigie.model.Filed;
import org.vigie.model.Filing;
import org.vigie.model.Refile;

/**
 * Files articles under stories, one after the other. Not thread-safe.
 *
 * <p>Its memory is rebuilt from what it wrote: see {@link #remember}.
 */
public final class Filer {
  private long revision;

  /** A filer that remembers nothing yet. */
  public Filer() {}

  /**
   * Files an article. Empty when there is nothing to write.
   *
   * <p>The same article asked again, unchanged, gives the same answer with the same revision.
   */
  public Optional<Filed> file(Filing filing) {
    return switch (filing) {
      case Classified classified -> Optional.of(first(classified));
      case Refile refile -> Optional.of(again(refile.filed()));
    };
  }

  /** Takes note of what was written before, in the order of the stream. */
  public void remember(Filed filed) {
    revision = Math.max(revision, filed.revision());
  }

  private Filed first(Classified classified) {
    Article article = classified.article();
    return new Filed(
        classified,
        article.id(),
        Filed.Role.FIRST,
        null,
        "the first report of it",
        List.of(),
        Filed.Change.NEW,
        ++revision);
  }

  private Filed again(Filed filed) {
    return new Filed(
        filed.classified(),
        filed.story(),
        filed.role(),
        filed.copyOf(),
        filed.why(),
        filed.signature(),
        filed.change(),
        ++revision);
  }
}
