package org.vigie.classify.name;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.classify.text.AttackWords;
import org.vigie.classify.text.Passages;
import org.vigie.classify.text.Passages.Passage;
import org.vigie.classify.text.Reading;
import org.vigie.classify.text.Words;
import org.vigie.model.Article;
import org.vigie.model.Entity;
import org.vigie.model.EntityHit;
import org.vigie.model.Sourcing;
import org.vigie.model.Sourcing.Attribution;
import org.vigie.model.Sourcing.Attribution.Kind;
import org.vigie.model.Span;

/**
 * Whom an article names as the source of what it says: {@code according to Reuters}, {@code a
 * confié à l'AFP}, {@code claimed by JNIM}.
 */
public final class Attributions {
  /** A source that is named further on is that of a detail. */
  private static final int OPENING = 3;

  /** So many words before and behind a name are looked at, those that say nothing not counted. */
  private static final int NEAR = 3;

  /** Between a name and what is said of it. */
  private static final Set<String> FILLERS =
      AttackWords.set(
          """
          the l la le les d de du des un une a news agency agence presse press newspaper daily
          weekly journal quotidien hebdomadaire magazine radio television tv chaine channel site
          website web broadcaster station media medias outlet group groupe organisation
          organization local locale state public publique french francaise francais american us
          british has have had ont also aussi later mercredi jeudi vendredi samedi dimanche lundi
          mardi monday tuesday wednesday thursday friday saturday sunday on ce cette its son sa
          """);

  /** What stands before a source, alone. */
  private static final Set<String> FROM =
      AttackWords.set("selon apres told citing citant quoting relayant via dixit");

  /** What is done by a source: {@code reported by}, {@code cité par}. */
  private static final Set<String> DONE_BY =
      AttackWords.set(
          """
          reported cited quoted seen obtained published broadcast interviewed contacted reached
          revealed relayed confirmed shared
          cite citee cites citees rapporte rapportee rapportes rapportees publie publiee publies
          publiees diffuse diffusee diffuses diffusees relaye relayee relayes relayees consulte
          consultee consultes consultees obtenu obtenue contacte contactee contactes contactees
          joint jointe joints interroge interrogee interroges interrogees recueilli recueillis
          recueillie recueillies revele revelee revelees confirme confirmee
          """);

  private static final Set<String> BY = Set.of("by", "par");

  /** What is said to a source: {@code confié à l'AFP}, {@code speaking to Reuters}. */
  private static final Set<String> SAID_TO =
      AttackWords.set(
          """
          according said speaking spoke statement comments interview accordance
          confie confiee declare dit indique affirme explique raconte temoigne precise assure
          accorde accordee accordes entretien confirme souligne deplore annonce
          """);

  private static final Set<String> TO = Set.of("to", "a", "au", "aux", "with", "avec");

  /** What a source does. */
  private static final Set<String> DOES =
      AttackWords.set(
          """
          reported reports reporting said says saying wrote writes revealed reveals quoted quotes
          cited cites announced announces confirmed confirms estimated estimates learned added
          claimed claims
          rapporte rapportent rapportait ecrit ecrivait indique indiquent annonce annoncent affirme
          affirment precise revele revelent cite citent confirme confirment estime appris assure
          declare signale signalent evoque
          """);

  /** How a group says that it did something. */
  private static final Set<String> CLAIMS =
      AttackWords.set(
          """
          claimed claims claim claiming revendique revendiquee revendiques revendiquees revendiquent
          reivindicado reivindicou
          """);

  private final Map<String, Entity> byId = new HashMap<>();
  private final Map<String, Entity> mediaByName = new HashMap<>();

  public Attributions(List<Entity> entities) {
    for (Entity entity : entities) {
      byId.put(entity.id(), entity);
      if (entity.kind() == Entity.Kind.MEDIA) {
        Stream.concat(entity.names().values().stream(), entity.aliases().stream())
            .forEach(name -> mediaByName.put(folded(name), entity));
      }
    }
  }

  public Sourcing in(Article article, Reading reading, Names.Hits named) {
    List<Found> found = new ArrayList<>();
    if (!named.media().isEmpty() || !named.entities().isEmpty()) {
      for (Passage passage : Passages.of(reading)) {
        if (!reading.isPointer(passage)) {
          Stream.concat(named.media().stream(), named.entities().stream())
              .forEach(hit -> find(hit, passage, found));
        }
      }
    }
    Map<String, Found> once = new LinkedHashMap<>();
    found.stream()
        .sorted(Comparator.comparingInt(Found::passage).thenComparingInt(one -> one.span().start()))
        .forEach(one -> once.putIfAbsent(one.entity().id() + one.kind(), one));
    List<Attribution> attributions =
        once.values().stream()
            .map(
                one ->
                    new Attribution(
                        one.entity().id(),
                        one.entity().shortName(),
                        one.kind(),
                        List.of(one.span())))
            .toList();
    return new Sourcing(origin(article, once.values().stream()), attributions);
  }

  /**
   * A source.
   *
   * @param passage number of the sentence
   */
  private record Found(Entity entity, Kind kind, int passage, Span span) {}

  private String origin(Article article, Stream<Found> found) {
    Article.Details details = article.details();
    if (details.origin() != null) {
      return canonical(details.origin().name());
    }
    if (!details.agencies().isEmpty()) {
      return canonical(details.agencies().getFirst());
    }
    String publisher = canonical(article.publisher());
    return found
        .filter(one -> one.kind() == Kind.REPORT && one.passage() <= OPENING)
        .map(one -> one.entity().shortName())
        .findFirst()
        .orElse(publisher);
  }

  /** The name that the watch has for an outlet; its own where the watch does not know it. */
  private String canonical(String outlet) {
    return Optional.ofNullable(mediaByName.get(folded(outlet)))
        .map(Entity::shortName)
        .orElse(outlet);
  }

  private static String folded(String name) {
    return Words.of(name).folded().strip();
  }

  private void find(EntityHit hit, Passage passage, List<Found> found) {
    Entity entity = byId.get(hit.entity());
    if (entity == null) {
      return;
    }
    for (Span span : hit.spans()) {
      Kind kind = passage.holds(span) ? kind(entity, passage, span) : null;
      if (kind != null) {
        found.add(new Found(entity, kind, passage.number(), span));
      }
    }
  }

  private static @Nullable Kind kind(Entity entity, Passage passage, Span span) {
    Words words = passage.words();
    int from = words.from(span.start());
    int to = words.from(span.end());
    List<String> before = before(passage, from);
    List<String> behind = behind(passage, to);
    if (entity.kind() == Entity.Kind.ARMED_GROUP) {
      boolean byIt = doneBy(before, CLAIMS);
      return byIt || (!behind.isEmpty() && CLAIMS.contains(behind.getFirst())) ? Kind.CLAIM : null;
    }
    boolean source =
        (!before.isEmpty() && FROM.contains(before.getFirst()))
            || doneBy(before, DONE_BY)
            || isTold(passage, from)
            || isToldTo(passage, from)
            || (!behind.isEmpty() && DOES.contains(behind.getFirst()));
    if (!source) {
      return null;
    }
    return entity.kind() == Entity.Kind.MEDIA ? Kind.REPORT : Kind.STATEMENT;
  }

  /** {@code reported by}: the nearest word is "by", and behind it stands what was done. */
  private static boolean doneBy(List<String> before, Set<String> done) {
    return before.size() > 1
        && BY.contains(before.getFirst())
        && before.subList(1, before.size()).stream().anyMatch(done::contains);
  }

  /** {@code ..., rapporte l'AIB}: what a source does stands before it, behind a comma. */
  private static boolean isTold(Passage passage, int from) {
    Words words = passage.words();
    int verb = from - 1;
    while (verb > passage.from() && FILLERS.contains(words.word(verb))) {
      verb--;
    }
    return verb > passage.from()
        && DOES.contains(words.word(verb))
        && words.text().substring(words.end(verb - 1), words.start(verb)).contains(",");
  }

  /** {@code confié à l'AFP}: "to" counts as a word here, though it is an article elsewhere. */
  private static boolean isToldTo(Passage passage, int from) {
    Words words = passage.words();
    int to = from - 1;
    while (to >= passage.from()
        && FILLERS.contains(words.word(to))
        && !TO.contains(words.word(to))) {
      to--;
    }
    if (to < passage.from() || !TO.contains(words.word(to))) {
      return false;
    }
    for (int i = to - 1; i >= Math.max(passage.from(), to - NEAR); i--) {
      if (SAID_TO.contains(words.word(i))) {
        return true;
      }
    }
    return false;
  }

  /** The words before a name, the nearest first. */
  private static List<String> before(Passage passage, int from) {
    List<String> before = new ArrayList<>();
    for (int i = from - 1; i >= passage.from() && before.size() < NEAR; i--) {
      String word = passage.words().word(i);
      if (!FILLERS.contains(word)) {
        before.add(word);
      }
    }
    return before;
  }

  private static List<String> behind(Passage passage, int to) {
    List<String> behind = new ArrayList<>();
    for (int i = to; i < passage.to() && behind.size() < NEAR; i++) {
      String word = passage.words().word(i);
      if (!FILLERS.contains(word)) {
        behind.add(word);
      }
    }
    return behind;
  }
}
