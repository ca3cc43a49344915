package org.vigie.classify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.classify.attack.Toll;
import org.vigie.classify.attack.Tolls;
import org.vigie.classify.name.Names;
import org.vigie.classify.text.Counts;
import org.vigie.classify.text.Passages;
import org.vigie.classify.text.Passages.Passage;
import org.vigie.classify.text.Reading;
import org.vigie.classify.text.Reading.Match;
import org.vigie.classify.text.Term;
import org.vigie.model.EntityHit;
import org.vigie.model.Span;
import org.vigie.model.Span.Field;
import org.vigie.model.Topic;
import org.vigie.model.Topic.Reference;

/** What lists of topics refer to, as one article has it. */
final class Mentions {
  private static final Comparator<Match> IN_ORDER =
      Comparator.comparing(Match::field).thenComparingInt(Match::from);

  /** A toll that stands further on is background. */
  private static final int READ = 12;

  /** So many are the dead of a war. */
  private static final int MANY = 1000;

  private final Reading reading;
  private final String language;
  private final Names.Hits named;
  private @Nullable List<Counted> counted;

  Mentions(Reading reading, String language, Names.Hits named) {
    this.reading = reading;
    this.language = language;
    this.named = named;
  }

  /** People that a sentence counts. */
  private record Counted(Field field, Toll toll) {}

  /** The matches of a list with those of what it refers to, in the order of the text. */
  List<Match> with(List<Match> matches, List<Reference> references, int list, Topic topic) {
    if (references.isEmpty()) {
      return matches;
    }
    List<Match> all = new ArrayList<>(matches);
    references.forEach(reference -> all.addAll(of(reference, list, topic)));
    all.sort(IN_ORDER);
    return all;
  }

  /** Whether there may be anything that a list refers to; tolls are not looked for yet. */
  boolean mayHave(Reference reference) {
    return switch (reference.kind()) {
      case ENTITY, BY -> !named.entities().isEmpty();
      case COUNTRY -> !named.places().isEmpty();
      case TOLL, TOLL_OF_ATTACKERS -> true;
    };
  }

  private List<Match> of(Reference reference, int list, Topic topic) {
    return switch (reference.kind()) {
      case ENTITY -> actors(hit -> hit.entity().equals(reference.of()), list);
      case BY -> {
        Topic.Attacks attacks = topic.attacks();
        yield attacks == null
            ? List.of()
            : actors(hit -> attacks.by().contains(hit.entity()), list);
      }
      case COUNTRY ->
          named.places().stream()
              .filter(hit -> hit.country().equals(reference.of()))
              .flatMap(hit -> matches(hit.name(), hit.spans(), list))
              .toList();
      case TOLL -> tolls(toll -> !toll.ofAttackers(), "toll", list);
      case TOLL_OF_ATTACKERS -> tolls(Toll::ofAttackers, "toll of attackers", list);
    };
  }

  private List<Match> actors(Predicate<EntityHit> which, int list) {
    return named.entities().stream()
        .filter(which)
        .flatMap(hit -> matches(hit.name(), hit.spans(), list))
        .toList();
  }

  private Stream<Match> matches(String name, List<Span> spans, int list) {
    Term term = Term.found(name, list);
    return spans.stream().map(span -> reading.match(term, span));
  }

  private List<Match> tolls(Predicate<Toll> which, String name, int list) {
    Term term = Term.found(name, list);
    return counted().stream()
        .filter(one -> which.test(one.toll()))
        .map(one -> reading.match(term, one.field(), one.toll().from(), one.toll().to()))
        .toList();
  }

  /** Counted once, and only for an article of which a rule asks it. */
  private List<Counted> counted() {
    List<Counted> known = counted;
    if (known == null) {
      Counts counts = Counts.of(language);
      Tolls ofTitle = new Tolls(reading.words(Field.TITLE), counts);
      Tolls ofText = new Tolls(reading.words(Field.TEXT), counts);
      known = new ArrayList<>();
      for (Passage passage : Passages.of(reading)) {
        if (passage.number() <= READ && !reading.isPointer(passage)) {
          Tolls tolls = passage.field() == Field.TITLE ? ofTitle : ofText;
          for (Toll toll : tolls.in(passage.from(), passage.to())) {
            if (toll.value() < MANY) {
              known.add(new Counted(passage.field(), toll));
            }
          }
        }
      }
      counted = known;
    }
    return known;
  }
}
