package org.vigie.classify.attack;

import static org.vigie.classify.text.AttackWords.is;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.classify.name.Names;
import org.vigie.classify.text.AttackWords;
import org.vigie.classify.text.AttackWords.Sense;
import org.vigie.classify.text.Passages.Passage;
import org.vigie.classify.text.Words;
import org.vigie.model.Entity;
import org.vigie.model.EntityHit;
import org.vigie.model.Event.By;
import org.vigie.model.Place;
import org.vigie.model.Span;
import org.vigie.model.Topic;

/** The groups that may have done an attack, and how sentences say that one did. */
public final class Attackers {
  private static final Set<String> CLAIM =
      AttackWords.set(
          """
          claim claims claimed claiming revendique revendiquee revendiques revendiquees
          revendiquent reivindica reivindico affirme responsibility
          """);
  private static final Set<String> BLAME =
      AttackWords.set(
          """
          blamed blames blame attributed attribue attribuee attribues attribuees attribuent
          appartenir accuse accuses accused soupcons suspicion suspicions suspected suspect suspects soupconne soupconnent impute
          imputent imputee designe designent incrimine names cause signature hallmark hallmarks
          """);

  private static final Set<String> BY = Set.of("by", "par");

  /** It is said where a group is at work, not that it did this. */
  private static final Set<String> AT_WORK =
      AttackWords.set(
          """
          active operates operate operated operating actif opere operent opera operan sevissent sevit
          presence stronghold fief
          """);

  /** Who is loyal to a group is another. */
  private static final Set<String> LINKED =
      AttackWords.set(
          """
          linked aligned allied partnered lie lies liee liees affilie affilies affiliee affiliees affiliated affiliate
          loyal allegiance allegeance leal links ties
          """);

  private static final Set<String> DENIED =
      AttackWords.set("denied denies deny denying dement dementi nie niait nega");

  private static final Set<String> TO = Set.of("to", "a", "au", "aux", "with", "avec", "of", "de");

  private static final int AROUND = 6;

  /** Whom a report blames stands farther from the verb. */
  private static final int BLAMED_AROUND = 8;

  private static final int LINK = 12;

  /** So many words has the verb of whoever claims. */
  private static final int VERB = 4;

  private static final Set<String> NOT = Set.of("not", "n", "ne", "pas", "never", "no");

  /** A group of such a weight is named as the doer, wherever. */
  private static final double BLAMED = 2;

  /** Candidates that differ by no more are told apart by their order. */
  private static final double EQUAL = 1.5;

  private final Map<String, Entity> groups = new HashMap<>();
  private final List<String> order;
  private final By unnamed;

  /** The region of places where some group has a branch of its own, by their ids. */
  private final Map<String, String> regions = new HashMap<>();

  public Attackers(Topic.Attacks attacks, List<Entity> entities, List<Place> places) {
    order = attacks.by();
    unnamed = By.unnamed(attacks.unnamed());
    Map<String, Entity> all = new HashMap<>();
    entities.forEach(entity -> all.put(entity.id(), entity));
    order.forEach(id -> Optional.ofNullable(all.get(id)).ifPresent(e -> groups.put(id, e)));
    for (Place place : places) {
      String region = place.country() + " " + place.region();
      if (groups.values().stream().anyMatch(group -> group.branches().containsKey(region))) {
        regions.put(place.id(), region);
      }
    }
  }

  /**
   * Who is meant by a group's name: where it has a branch, that branch. What was named stays.
   *
   * @param country code of the country of the attack
   * @param place id of its place
   */
  By assessed(By by, @Nullable String country, @Nullable String place) {
    Entity group = groups.get(by.entity());
    if (group == null) {
      return by;
    }
    return Stream.of(Optional.ofNullable(place).map(regions::get), Optional.ofNullable(country))
        .flatMap(Optional::stream)
        .flatMap(where -> Stream.ofNullable(group.branches().get(where)))
        .flatMap(branch -> Stream.ofNullable(groups.get(branch)))
        .findFirst()
        .map(branch -> new By(branch.id(), branch.shortName(), by.named(), by.claimed()))
        .orElse(by);
  }

  /** What stands for a group that is not named. */
  By unnamed() {
    return unnamed;
  }

  /** Whether an article names any of them. */
  public boolean areIn(Names.Hits named) {
    return named.entities().stream().anyMatch(hit -> groups.containsKey(hit.entity()));
  }

  /** Who did it, and by which words. */
  record Found(By by, List<Span> evidence) {}

  private record Candidate(Entity entity, double weight, boolean claims, Span span) {}

  /** The group that some sentences most say did it; empty when they name none. */
  Optional<Found> in(List<Passage> passages, Names.Hits named) {
    return most(candidates(passages, named));
  }

  /** The one that they claim, or are said, to have done it. */
  Optional<Found> blamed(List<Passage> passages, Names.Hits named) {
    return most(candidates(passages, named).stream().filter(one -> one.weight() > BLAMED).toList());
  }

  private List<Candidate> candidates(List<Passage> passages, Names.Hits named) {
    List<Candidate> candidates = new ArrayList<>();
    for (EntityHit hit : named.entities()) {
      Entity entity = groups.get(hit.entity());
      if (entity != null) {
        for (Passage passage : passages) {
          hit.spans().stream()
              .filter(passage::holds)
              .map(span -> candidate(entity, passage, span))
              .forEach(candidates::add);
        }
      }
    }
    return candidates;
  }

  private Optional<Found> most(List<Candidate> candidates) {
    double most = candidates.stream().mapToDouble(Candidate::weight).max().orElse(0);
    return candidates.stream()
        .filter(candidate -> candidate.weight() > Math.max(0, most - EQUAL))
        .min(
            Comparator.comparingInt((Candidate c) -> order.indexOf(c.entity().id()))
                .thenComparing(Comparator.comparingDouble(Candidate::weight).reversed()))
        .map(best -> found(best, candidates));
  }

  private Found found(Candidate best, List<Candidate> all) {
    boolean claims =
        all.stream().anyMatch(c -> c.claims() && c.entity().id().equals(best.entity().id()));
    String whole = Objects.requireNonNullElse(best.entity().partOf(), best.entity().id());
    Entity shown = groups.getOrDefault(whole, best.entity());
    return new Found(
        new By(shown.id(), shown.shortName(), best.entity().id(), claims), List.of(best.span()));
  }

  private static Candidate candidate(Entity entity, Passage passage, Span span) {
    Words words = passage.words();
    int at = words.from(span.start());
    boolean claims =
        has(CLAIM, words, at, passage) || isWhoClaims(passage, at, words.from(span.end()));
    double weight = 2 - 0.1 * passage.number();
    weight += claims ? 2 : 0;
    boolean blamed = has(BLAME, words, at, passage, BLAMED_AROUND);
    boolean atWork = !isBlamed(words, at, passage) && has(AT_WORK, words, at, passage);
    weight += blamed || has(BY, words, at, passage) ? 2 : 0;
    weight -= has(DENIED, words, at, passage) ? 3 : 0;
    weight -= atWork || isLinkedTo(words, at, passage.from()) ? 5 : 0;
    return new Candidate(entity, weight, claims, span);
  }

  /** {@code Al-Shabaab, which has fought since 2007, claimed}: it begins the sentence. */
  private static boolean isWhoClaims(Passage passage, int at, int behind) {
    Words words = passage.words();
    if (at > passage.from() + 1 || behind >= passage.to()) {
      return false;
    }
    int verb = behind;
    if (words.hasBefore(behind, ",")) {
      do {
        verb++;
      } while (verb < passage.to() && !words.hasBefore(verb, ","));
    }
    int end = Math.min(passage.to(), verb + VERB);
    return IntStream.range(verb, end).anyMatch(i -> CLAIM.contains(words.word(i)))
        && IntStream.range(verb, end).noneMatch(i -> NOT.contains(words.word(i)));
  }

  /** Whether somebody claims something in it. */
  static boolean isClaim(Passage passage) {
    return IntStream.range(passage.from(), passage.to())
        .anyMatch(word -> CLAIM.contains(passage.words().word(word)));
  }

  private static boolean isLinkedTo(Words words, int at, int from) {
    for (int i = at - 1; i > Math.max(from, at - LINK); i--) {
      if (TO.contains(words.word(i)) && LINKED.contains(words.word(i - 1))) {
        // Insurgents linked to a group are as near to it as a report can tell.
        return i - 2 < from || !isMen(words.word(i - 2));
      }
    }
    return false;
  }

  private static boolean isMen(String word) {
    return is(word, Sense.ATTACKER) || word.equals("men") || word.equals("hommes");
  }

  /** {@code imputed to JNIM, which is active there}. */
  private static boolean isBlamed(Words words, int at, Passage passage) {
    return IntStream.range(Math.max(passage.from(), at - VERB), at)
        .anyMatch(i -> BLAME.contains(words.word(i)) && !words.word(i).equals("cause"));
  }

  private static boolean has(Set<String> some, Words words, int at, Passage passage) {
    return has(some, words, at, passage, AROUND);
  }

  private static boolean has(Set<String> some, Words words, int at, Passage passage, int around) {
    return IntStream.range(
            Math.max(passage.from(), at - around), Math.min(passage.to(), at + around))
        .anyMatch(i -> some.contains(words.word(i)));
  }
}
