package org.vigie.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A saved search and a story that it matched. Later articles of the story fold into it.
 *
 * @param id derived by {@link #idOf} from search and story, as that was when the alert was raised:
 *     a repeated alert has the same id
 * @param search the saved search as it was when it first matched
 * @param story id of the story that its first article is in
 * @param first the article that matched first
 * @param why the passages that matched, at least one
 * @param folded later articles of the story, oldest first; the first hundred of them
 * @param further ids of the later articles for which {@code folded} has no room
 * @param created when the first article matched
 * @param changed when the last article folded in
 * @param revision 1 for a new alert, higher with each change of it
 * @param held what keeps it from being told at once
 * @param due when it is to be told, at the latest rule that holds it; of one that nothing holds,
 *     when it was; null while it is not to be
 * @param facts what is known of its story from the articles in it
 * @param changes what became different of these, oldest first
 * @param told when it was told, oldest first; empty while it was not
 * @param surge of an alert on a spike, how that stands; null of one on a story
 * @param moves of its first article, from story to story
 * @param said what each of its articles says of that by itself, whoever spoke last being last
 */
public record Alert(
    String id,
    SavedSearch search,
    String story,
    Reported first,
    List<Passage> why,
    List<Reported> folded,
    List<String> further,
    Instant created,
    Instant changed,
    long revision,
    Held held,
    @Nullable Instant due,
    Facts facts,
    List<Change> changes,
    List<Told> told,
    @Nullable Surge surge,
    Moves moves,
    List<Facts> said) {

  /**
   * How a spike stands.
   *
   * @param tempo how many reports there were when the last one folded in
   * @param base how many there were when it began or, later, when that was last told of as changed
   * @param over whether it has ended
   */
  public record Surge(Tempo tempo, int base, boolean over) {}

  /** What keeps an alert from being told at once. */
  public enum Held {
    /** Nothing. */
    NO,
    /** Too few outlets or origins so far. */
    SIZE,
    /** It goes into a digest. */
    CADENCE,
    QUIET_HOURS,
    COOL_DOWN,
    /** More messages in this hour than are wanted. */
    CAP,
    SNOOZED,
    MUTED
  }

  /**
   * That a story changed in what matters.
   *
   * @param kind in what
   * @param before as it was, for a reader; empty when it was not known
   * @param after as it is now
   * @param article id of the article that says so
   * @param at when that was first seen
   */
  public record Change(Kind kind, String before, String after, String article, Instant at) {
    /** Whether it has a word of an article in it: that there are more reports is nobody's word. */
    boolean isOf(Predicate<String> articles) {
      return kind != Kind.REPORTS && articles.test(article);
    }

    /** In what a story changed. */
    public enum Kind {
      TOLL,
      /** There are at least twice as many reports. */
      REPORTS,
      PLACE,
      ACTOR,
      CLAIM
    }
  }

  /**
   * That a message told of it, to all channels of its search.
   *
   * @param at when
   * @param held what had kept it until then; {@link Held#NO} where it was told at once, by itself
   * @param later how many later articles were in it by then
   * @param changes how many changes there were by then
   */
  public record Told(Instant at, Held held, int later, int changes) {
    /** At once, of its first article. */
    static Told at(Instant at) {
      return new Told(at, Held.NO, 0, 0);
    }
  }

  /**
   * An article, as much of it as an alert shows.
   *
   * @param article its id
   * @param title its title
   * @param url where it stands, http or https
   * @param sourceName the source it was read from
   * @param publisher who published it
   * @param role what it is to its story
   * @param date when it was published or, when it does not say, first seen
   * @param firstSeen when Vigie first read it
   * @param origin whose report it is, see {@link Filed#origin}
   */
  public record Reported(
      String article,
      String title,
      String url,
      String sourceName,
      String publisher,
      Filed.Role role,
      Instant date,
      Instant firstSeen,
      String origin) {
    /** What stands in place of the title of an article that was taken out. */
    public static final String RETRACTED = "[retracted]";

    public Reported {
      // A record that an older Vigie wrote has none.
      origin = origin == null ? publisher : origin;
    }

    /** A report of its publisher's own. */
    public Reported(
        String article,
        String title,
        String url,
        String sourceName,
        String publisher,
        Filed.Role role,
        Instant date,
        Instant firstSeen) {
      this(article, title, url, sourceName, publisher, role, date, firstSeen, publisher);
    }

    /** Whether it was taken out. */
    public boolean isRetracted() {
      return title.equals(RETRACTED);
    }

    /** The same without its title. */
    Reported withheld() {
      return new Reported(
          article, RETRACTED, url, sourceName, publisher, role, date, firstSeen, origin);
    }

    private Reported without(Predicate<String> retracted) {
      return retracted.test(article) ? withheld() : this;
    }

    /** What an alert shows of an article. */
    public static Reported of(Filed filed) {
      Article article = filed.article();
      return new Reported(
          article.id(),
          article.title(),
          article.url().toString(),
          article.sourceName(),
          article.publisher(),
          filed.role(),
          filed.date(),
          article.firstSeen(),
          filed.origin());
    }
  }

  /**
   * Words that matched, with some around them.
   *
   * @param field {@code title}, {@code text}, or the field of the query that matched
   * @param text the passage; plain text
   * @param matches positions in the passage, as {@code start, end} pairs in order
   */
  public record Passage(String field, String text, List<Match> matches) {

    /**
     * A stretch of a passage.
     *
     * @param start the first position, in UTF-16 code units
     * @param end the position after the last
     */
    public record Match(int start, int end) {}

    public Passage {
      matches = List.copyOf(matches);
    }
  }

  public Alert {
    why = List.copyOf(why);
    folded = List.copyOf(folded);
    further = List.copyOf(further);
    // A record that an older Vigie wrote has none of these: it was told at once.
    told = told == null ? List.of(Told.at(created)) : List.copyOf(told);
    held = held == null ? Held.NO : held;
    facts = facts == null ? Facts.NONE : facts;
    changes = changes == null ? List.of() : List.copyOf(changes);
    moves = moves == null ? Moves.NONE : moves;
    // Nobody knows who of several said what; of one article it is clear.
    said = said == null ? List.of(folded.isEmpty() ? facts : facts.saidBy(null, 0)) : said;
    said = said.stream().filter(it -> !it.equals(Facts.NONE)).toList();
  }

  /** An alert whose first article was not moved, and of which nobody knows who said what. */
  public Alert(
      String id,
      SavedSearch search,
      String story,
      Reported first,
      List<Passage> why,
      List<Reported> folded,
      List<String> further,
      Instant created,
      Instant changed,
      long revision,
      Held held,
      @Nullable Instant due,
      Facts facts,
      List<Change> changes,
      List<Told> told,
      @Nullable Surge surge) {
    this(
        id,
        search,
        story,
        first,
        why,
        folded,
        further,
        created,
        changed,
        revision,
        held,
        due,
        facts,
        changes,
        told,
        surge,
        Moves.NONE,
        List.of(facts.saidBy(null, 0)));
  }

  /** An alert that was told at once, of a story of which nothing more is known. */
  public Alert(
      String id,
      SavedSearch search,
      String story,
      Reported first,
      List<Passage> why,
      List<Reported> folded,
      List<String> further,
      Instant created,
      Instant changed,
      long revision) {
    this(
        id,
        search,
        story,
        first,
        why,
        folded,
        further,
        created,
        changed,
        revision,
        Held.NO,
        created,
        Facts.NONE,
        List.of(),
        List.of(Told.at(created)),
        null);
  }

  /** The same without what articles say that were taken out: title, passages, what they changed. */
  public Alert without(Predicate<String> retracted) {
    if (!quotes(retracted)) {
      return this;
    }
    return new Alert(
        id,
        search,
        story,
        first.without(retracted),
        retracted.test(first.article()) ? List.of() : why,
        folded.stream().map(it -> it.without(retracted)).toList(),
        further,
        created,
        changed,
        revision,
        held,
        due,
        facts,
        Changes.without(changes, retracted),
        told.stream().map(it -> without(it, retracted)).toList(),
        surge,
        moves,
        said.stream().filter(it -> it.article() == null || !retracted.test(it.article())).toList());
  }

  /** Whether it says anything that an article says. */
  public boolean quotes(Predicate<String> article) {
    return articles().anyMatch(it -> !it.isRetracted() && article.test(it.article()))
        || changes.stream().anyMatch(it -> it.isOf(article))
        || said.stream().anyMatch(it -> it.article() != null && article.test(it.article()));
  }

  private Told without(Told then, Predicate<String> retracted) {
    List<Change> known = changes.subList(0, Math.min(then.changes(), changes.size()));
    int left = Changes.without(known, retracted).size();
    return new Told(then.at(), then.held(), then.later(), left);
  }

  /**
   * The same, in the story to which its first article was moved.
   *
   * @param number of the record that moved it
   * @param at when that was filed
   */
  public Alert movedTo(String other, long number, Instant at) {
    return new Alert(
        id,
        search,
        other,
        first,
        why,
        folded,
        further,
        created,
        changed,
        revision + 1,
        held,
        due,
        facts,
        changes,
        told,
        surge,
        moves.to(other, new Moves.Left(story, at), number),
        said);
  }

  /** Whether it is on a spike, and not on a story. */
  public boolean isSpike() {
    return surge != null;
  }

  /** How many reports there were, of an alert on a spike; null of one on a story. */
  public @Nullable Tempo tempo() {
    return surge == null ? null : surge.tempo();
  }

  /**
   * The alert as a message told of it: without what came later. How many reports a spike has is as
   * it is now.
   *
   * @param telling 0 for the first message; one that is not told yet is the alert as it is
   */
  public Alert asTold(int telling) {
    if (telling >= told.size()) {
      return this;
    }
    Told then = told.get(telling);
    return new Alert(
        id,
        search,
        story,
        first,
        why,
        folded.subList(0, Math.min(then.later(), folded.size())),
        further.subList(0, Math.clamp(then.later() - folded.size(), 0, further.size())),
        created,
        changed,
        revision,
        held,
        due,
        facts,
        changes.subList(0, Math.min(then.changes(), changes.size())),
        told.subList(0, telling + 1),
        surge,
        moves,
        said);
  }

  /** Whether it changed in what matters since it was told last. */
  public boolean isChangedSinceTold() {
    return changes.size() > (told.isEmpty() ? 0 : told.getLast().changes());
  }

  /** Whether all that it shows was taken out. */
  public boolean isRetracted() {
    return articles().allMatch(Reported::isRetracted);
  }

  /** How many later articles of the story there are. */
  public int later() {
    return folded.size() + further.size();
  }

  /** Whether it waits until it is due. */
  public boolean isPending() {
    return held != Held.NO && due != null;
  }

  /** The articles that it shows: the first, and those that folded in. */
  public Stream<Reported> articles() {
    return Stream.concat(Stream.of(first), folded.stream());
  }

  /** Whether an article is in it. */
  public boolean holds(String article) {
    return articles().anyMatch(it -> it.article().equals(article)) || further.contains(article);
  }

  /** How many publishers report it. */
  public long outlets() {
    return articles().map(Reported::publisher).distinct().count();
  }

  /** How many of its reports are independent of each other. */
  public long origins() {
    return articles().map(Reported::origin).distinct().count();
  }

  /**
   * What people did that counts for it: about it, about its story, and about a story that it left,
   * before it left. The last one decides.
   *
   * @param done what was last done about a {@link Handling#subject}
   */
  public Stream<Handling> handlings(Function<String, Optional<Handling>> done) {
    return Stream.concat(
        Stream.of(id, story).flatMap(subject -> done.apply(subject).stream()),
        moves.from().stream()
            .flatMap(
                left ->
                    done.apply(left.story()).filter(it -> !it.at().isAfter(left.at())).stream()));
  }

  /** What stands for the story in an alert on a spike of a search that began then. */
  public static String spikeOf(String search, Instant began) {
    return "spike-" + search + "-" + began.toEpochMilli();
  }

  /** The id of the alert of a saved search on a story: 32 hexadecimal digits. */
  public static String idOf(String search, String story) {
    return Ids.hash(search, story);
  }
}
