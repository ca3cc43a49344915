package org.vigie.web.article;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.index.Archive;
import org.vigie.model.Article;
import org.vigie.model.Article.Reference;
import org.vigie.model.Filed;
import org.vigie.model.Sourcing.Attribution;
import org.vigie.web.show.Show;
import org.vigie.web.source.Documents;

/** Leads from an article to what it cites, where the archive has it. */
final class Citations {
  private final Archive archive;
  private final Documents documents;

  Citations(Archive archive, Documents documents) {
    this.archive = archive;
    this.documents = documents;
  }

  /**
   * Whom an article names as a source.
   *
   * @param cited what that source published; null where the archive has nothing that it may be
   */
  public record Named(Attribution attribution, @Nullable Filed cited) {}

  /**
   * The sources that an article names, of what it links to and of its story; of an outlet the
   * earliest report.
   */
  List<Named> sources(Filed filed, Map<String, Filed> linked, @Nullable Story story) {
    return filed.classified().sourcing().attributions().stream()
        .map(one -> new Named(one, cited(one, filed, linked, story)))
        .toList();
  }

  /** The articles of the archive that a text links to, by the link as it stands there. */
  Map<String, Filed> linked(Filed filed) {
    Map<String, Filed> linked = new LinkedHashMap<>();
    List<URI> addresses = new ArrayList<>();
    filed.article().details().references().stream()
        .map(Reference::url)
        .filter(url -> url != null && Show.link(url) != null)
        .forEach(addresses::add);
    for (URI address : addresses) {
      archive
          .article(Article.idOf(documents.canonical(address)))
          .filter(other -> !other.article().id().equals(filed.article().id()))
          .ifPresent(other -> linked.put(address.toString(), other));
    }
    return linked;
  }

  private static @Nullable Filed cited(
      Attribution to, Filed by, Map<String, Filed> linked, @Nullable Story story) {
    List<Filed> known = new ArrayList<>(linked.values());
    if (story != null) {
      known.addAll(story.articles());
    }
    return known.stream()
        .filter(other -> !other.article().id().equals(by.article().id()))
        .filter(other -> isOf(other, to))
        .min(Comparator.comparing(Filed::date))
        .orElse(null);
  }

  /** An outlet's own report, not what another one has from it. */
  private static boolean isOf(Filed other, Attribution to) {
    return other.origin().equals(to.name()) && other.role() != Filed.Role.COPY;
  }
}
