package org.vigie.web.wire;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.vigie.index.Archive;
import org.vigie.index.Completion;
import org.vigie.web.show.Labels;

/** Completes queries, with the names that the watch has for topics and actors. */
final class Completions {
  private final Archive archive;
  private final Labels labels;
  private final InstantSource time;

  Completions(Archive archive, Labels labels, InstantSource time) {
    this.archive = archive;
    this.labels = labels;
    this.time = time;
  }

  Completion complete(String query, int at, Locale locale) {
    Completion found = archive.complete(query, at, locale, time.instant());
    List<Completion.Candidate> named =
        found.candidates().stream().map(one -> named(one, locale)).toList();
    return new Completion(found.start(), found.end(), named);
  }

  private Completion.Candidate named(Completion.Candidate one, Locale locale) {
    if (one.value().isEmpty()) {
      return one;
    }
    String label =
        switch (one.field()) {
          case "topic" -> labels.topic(one.value(), locale);
          case "entity", "by" -> labels.entity(one.value(), locale);
          default -> one.value();
        };
    // What the watch does not name keeps the name that articles have for it.
    return label.equals(one.value())
        ? one
        : new Completion.Candidate(one.text(), one.field(), one.value(), label, one.count());
  }
}
