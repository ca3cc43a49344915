package org.vigie.index.query;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Article;
import org.vigie.model.Edit;
import org.vigie.model.Filed;

/** The lines that stand beside an article and are searched like its text. */
final class Notes {
  private Notes() {}

  /** The lines of a field. */
  static List<String> of(Field field, Filed filed) {
    return switch (field) {
      case CITES -> filed.article().details().references().stream().map(Notes::line).toList();
      case WAS ->
          filed.edits().stream()
              .flatMap(edit -> edit.hunks().stream())
              .map(Edit.Hunk::before)
              .filter(before -> !before.isEmpty())
              .toList();
      case TITLE,
          TEXT,
          EXACT,
          TOPIC,
          ENTITY,
          PLACE,
          NEAR,
          COUNTRY,
          KILLED,
          WOUNDED,
          ABDUCTED,
          BY,
          HAPPENED,
          SOURCE,
          PUBLISHER,
          FROM,
          LANG,
          SECTION,
          AGENCY,
          ORIGIN,
          STORY,
          ROLE,
          EDITED,
          PARTIAL,
          BACKFILL,
          PUBLISHED,
          SEEN ->
          List.of();
    };
  }

  /** The names by which the place of first publication is known. */
  static Stream<String> origin(Article.Origin origin) {
    return Stream.concat(Stream.of(origin.name()), domains(origin.url()));
  }

  /** What is cited, and each domain that its host is part of: {@code cites:reuters.com}. */
  private static String line(Article.Reference reference) {
    return Stream.concat(Stream.of(reference.text()), domains(reference.url()))
        .reduce((one, other) -> one + " " + other)
        .orElse("");
  }

  private static Stream<String> domains(@Nullable URI url) {
    String host = url == null || url.getHost() == null ? "" : url.getHost();
    return Stream.iterate(host, name -> name.indexOf('.') > 0, Notes::parent);
  }

  private static String parent(String host) {
    return host.substring(host.indexOf('.') + 1);
  }
}
