package org.vigie.classify.attack;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.classify.name.Distance;
import org.vigie.classify.text.Words;
import org.vigie.model.Event;
import org.vigie.model.Event.By;
import org.vigie.model.Event.Day;
import org.vigie.model.Event.Figure;
import org.vigie.model.Event.Location;
import org.vigie.model.Filed;
import org.vigie.model.Place;
import org.vigie.model.StoryEvent;
import org.vigie.model.StoryEvent.Account;

/** One attack out of what several articles of a story tell of it. */
public final class Fusion {
  /** Reports of one attack place it no farther apart, in kilometres. */
  private static final int NEAR = 50;

  /** Nor on days farther apart; reports that agree on the place may be wrong by more. */
  private static final int DAYS = 1;

  private static final int DAYS_AT_ONE_PLACE = 3;

  private static final Comparator<Told> BY_DATE =
      Comparator.comparing(Told::date).thenComparing(Told::article);

  /** The name of a village tells more than that of what it lies in. */
  private static final Comparator<Location> EXACTER =
      Comparator.comparing(Location::precision).thenComparing(where -> where.in() == null);

  private final String id;
  private final List<Account> accounts = new ArrayList<>();

  private Fusion(String id) {
    this.id = id;
  }

  /** What one article tells of attacks. */
  public record Told(
      String article,
      @Nullable String copyOf,
      String publisher,
      String origin,
      Instant date,
      List<Event> events) {
    public static Told of(Filed filed) {
      return new Told(
          filed.article().id(),
          filed.copyOf(),
          filed.article().publisher(),
          filed.origin(),
          filed.date(),
          filed.classified().events());
    }
  }

  /** The attacks that a story is about. A copy of an article adds nothing to it. */
  public static List<StoryEvent> of(String story, Map<String, Told> articles) {
    List<Fusion> attacks = new ArrayList<>();
    articles.values().stream()
        .filter(told -> told.copyOf() == null || !articles.containsKey(told.copyOf()))
        .sorted(BY_DATE)
        .forEach(told -> add(told, attacks));
    return attacks.stream().map(attack -> attack.fused(story)).toList();
  }

  private static void add(Told told, List<Fusion> attacks) {
    int number = 0;
    for (Event event : told.events()) {
      number++;
      String id = told.article() + "-" + number;
      attacks.stream()
          .filter(attack -> !attack.isOf(told.article()) && attack.agreement(event) >= 0)
          .max(
              Comparator.comparingInt((Fusion attack) -> attack.agreement(event))
                  .thenComparing(attacks::indexOf, Comparator.reverseOrder()))
          .orElseGet(
              () -> {
                Fusion other = new Fusion(id);
                attacks.add(other);
                return other;
              })
          .accounts
          .add(new Account(told.article(), told.publisher(), told.origin(), told.date(), event));
    }
  }

  private boolean isOf(String article) {
    return accounts.stream().anyMatch(account -> account.article().equals(article));
  }

  /** How much an attack has in common with these accounts; negative when it is another one. */
  private int agreement(Event event) {
    int most = -1;
    for (Account account : accounts) {
      int agreement = agreement(account.event(), event);
      if (agreement < 0) {
        return -1;
      }
      most = Math.max(most, agreement);
    }
    return most;
  }

  /** How many facts two reports agree in; negative when they cannot be of one attack. */
  public static int agreement(Event one, Event other) {
    if (one.country() != null
        && other.country() != null
        && !one.country().equals(other.country())) {
      return -1;
    }
    boolean there = one.where() != null && other.where() != null;
    double apart = there ? kilometres(one, other) : 0;
    boolean exact = there && isExact(one.where()) && isExact(other.where());
    if (exact && apart > NEAR) {
      return -1;
    }
    boolean named = there && isNamedAlike(location(one), location(other));
    boolean samePlace = named || (there && !isUnlisted(one, other) && (exact || apart == 0));
    long days = daysApart(one.when(), other.when());
    if (days > (samePlace ? DAYS_AT_ONE_PLACE : DAYS)) {
      return -1;
    }
    boolean sameDay = one.when() != null && other.when() != null && days <= DAYS;
    boolean sameActor = one.by().entity().equals(other.by().entity());
    boolean sameToll = one.killed() != null && one.killed().equals(other.killed());
    return (samePlace ? 2 : 0) + (sameDay ? 1 : 0) + (sameActor ? 1 : 0) + (sameToll ? 1 : 0);
  }

  /**
   * Whether what is told as background is a known attack: by the place, and the number of dead or,
   * where one does not tell it, the day or the group.
   */
  public static boolean isSame(Event recalled, Event known) {
    if (!isAtOnePlace(recalled, known) || agreement(recalled, known) < 2) {
      return false;
    }
    if (recalled.killed() != null && known.killed() != null) {
      return isAbout(recalled, known);
    }
    boolean sameDay = recalled.when() != null && known.when() != null;
    By by = recalled.by();
    return sameDay || (!by.namesNobody() && by.entity().equals(known.by().entity()));
  }

  /** Whether both name one village, which no list has: its coordinates are those of another. */
  private static boolean isNamedAlike(Location one, Location other) {
    return one.in() != null && other.in() != null && folded(one).equals(folded(other));
  }

  private static String folded(Location where) {
    return Words.of(where.name()).folded();
  }

  /** Whether both name villages that no list has. */
  private static boolean isUnlisted(Event one, Event other) {
    return one.where() != null
        && other.where() != null
        && one.where().in() != null
        && other.where().in() != null;
  }

  /** Whether both tell exactly where; what is far apart does not agree in anything. */
  public static boolean isAtOnePlace(Event one, Event other) {
    return isUnlisted(one, other)
        ? isNamedAlike(location(one), location(other))
        : isExact(one.where()) && isExact(other.where());
  }

  /** "Around 70 dead" of 77. */
  private static boolean isAbout(Event one, Event other) {
    int low = Math.min(killed(one).count(), killed(other).count());
    int high = Math.max(killed(one).most(), killed(other).most());
    return 4 * low >= 3 * high || overlap(killed(one), killed(other));
  }

  private static boolean overlap(Figure one, Figure other) {
    return one.count() <= other.most() && other.count() <= one.most();
  }

  private static Figure killed(Event event) {
    return Objects.requireNonNull(event.killed());
  }

  private static double kilometres(Event one, Event other) {
    Location a = location(one);
    Location b = location(other);
    return Distance.kilometres(a.latitude(), a.longitude(), b.latitude(), b.longitude());
  }

  private static Location location(Event event) {
    return Objects.requireNonNull(event.where());
  }

  private static boolean isExact(@Nullable Location where) {
    return where != null && where.precision().compareTo(Place.Precision.NEAR) <= 0;
  }

  /** Days between two; none when one is not told, or the months agree in which they were. */
  static long daysApart(@Nullable Day one, @Nullable Day other) {
    if (one == null || other == null) {
      return 0;
    }
    boolean months =
        one.precision() == Day.Precision.MONTH || other.precision() == Day.Precision.MONTH;
    return months
            && one.date().getMonth() == other.date().getMonth()
            && one.date().getYear() == other.date().getYear()
        ? 0
        : Math.abs(ChronoUnit.DAYS.between(one.date(), other.date()));
  }

  private StoryEvent fused(String story) {
    Event event =
        new Event(
            where(),
            most(Event::country).orElse(null),
            when(),
            figure(Event::killed),
            figure(Event::wounded),
            figure(Event::abducted),
            by(),
            most(Event::target).orElse(null),
            List.of());
    return new StoryEvent(id, story, event, accounts);
  }

  private <T> Stream<T> each(Function<Event, @Nullable T> fact) {
    return accounts.stream().map(Account::event).map(fact).filter(Objects::nonNull);
  }

  /** What most accounts say, the first of equal ones. */
  private <T> Optional<T> most(Function<Event, @Nullable T> fact) {
    return each(fact)
        .collect(groupingBy(Function.identity(), LinkedHashMap::new, counting()))
        .entrySet()
        .stream()
        .reduce((one, other) -> other.getValue() > one.getValue() ? other : one)
        .map(Map.Entry::getKey);
  }

  private @Nullable Location where() {
    return each(Event::where)
        .min(EXACTER)
        .flatMap(
            exact ->
                most(
                    event ->
                        event.where() != null && EXACTER.compare(event.where(), exact) == 0
                            ? event.where()
                            : null))
        .orElse(null);
  }

  private @Nullable Day when() {
    return most(event ->
            event.when() != null && event.when().precision() == Day.Precision.DAY
                ? event.when()
                : null)
        .or(() -> most(Event::when))
        .orElse(null);
  }

  /** Of each origin what it said last counts: a toll rises. */
  private @Nullable Figure figure(Function<Event, @Nullable Figure> what) {
    Collection<Figure> last =
        accounts.stream()
            .filter(account -> what.apply(account.event()) != null)
            .collect(
                toMap(
                    Account::origin,
                    account -> Objects.requireNonNull(what.apply(account.event())),
                    (before, after) -> after))
            .values();
    return last.isEmpty()
        ? null
        : new Figure(
            last.stream().mapToInt(Figure::count).min().getAsInt(),
            last.stream().mapToInt(Figure::most).max().getAsInt());
  }

  /** Whom most accounts name; one that names nobody says nothing. */
  private By by() {
    List<By> all = each(Event::by).toList();
    String group =
        most(event -> event.by().namesNobody() ? null : event.by().entity())
            .orElse(all.getFirst().entity());
    List<By> said = all.stream().filter(by -> by.entity().equals(group)).toList();
    By first = said.getFirst();
    boolean claimed = said.stream().anyMatch(By::claimed);
    return new By(first.entity(), first.name(), first.named(), claimed);
  }
}
