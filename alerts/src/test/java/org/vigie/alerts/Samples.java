package org.vigie.alerts;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Alert;
import org.vigie.model.AlertRules;
import org.vigie.model.Article;
import org.vigie.model.Channel;
import org.vigie.model.Classified;
import org.vigie.model.Digest;
import org.vigie.model.Event;
import org.vigie.model.Filed;
import org.vigie.model.Filed.Change;
import org.vigie.model.Filed.Role;
import org.vigie.model.HealthEvent;
import org.vigie.model.Keep;
import org.vigie.model.Notice;
import org.vigie.model.PollState.State;
import org.vigie.model.SavedSearch;
import org.vigie.model.Sourcing;

/** Articles, saved searches and alerts for the tests. */
public final class Samples {
  public static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  public static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  /** What takes an engine long on an article that is {@link #endless}. */
  public static final String ENDLESS_QUERY = "\"" + "a b ".repeat(12) + "z\"~1000";

  private Samples() {}

  /** A new article of its own story, of the same words again and again. */
  public static Filed endless(String id, Instant at) {
    String text = "a b ".repeat(2_000) + "x ".repeat(1_500) + "z";
    return filed(article(id, "Report " + id, text, at, false), id, Change.NEW);
  }

  public static Article article(
      String id, String title, String text, Instant firstSeen, boolean backfill) {
    return new Article(
        id,
        URI.create("https://news.example/" + id),
        "example",
        "Example News",
        "Example",
        "ML",
        title,
        text,
        List.of(),
        "en",
        firstSeen.minusSeconds(60),
        firstSeen,
        backfill,
        Article.TextFrom.PAGE,
        Keep.FULL);
  }

  public static Filed filed(Article article, String story, Change change) {
    return new Filed(
        new Classified(article, "en", List.of(), List.of(), List.of(), 1),
        story,
        story.equals(article.id()) ? Role.FIRST : Role.UPDATE,
        null,
        "",
        List.of(),
        change,
        1);
  }

  public static Filed filed(String id, String story, String text) {
    return filed(article(id, "Report " + id, text, NOON, false), story, Change.NEW);
  }

  public static SavedSearch search(String id, String query, Channel... channels) {
    return new SavedSearch(
        id, "Search " + id, query, List.of(channels), false, 1, Instant.EPOCH, Instant.EPOCH);
  }

  public static SavedSearch search(String id, String query, Rules rules, Channel... channels) {
    return search(id, query, rules.rules(), channels);
  }

  public static SavedSearch search(String id, String query, AlertRules rules, Channel... channels) {
    return new SavedSearch(
        id,
        "",
        "Search " + id,
        query,
        List.of(channels),
        rules,
        false,
        1,
        Instant.EPOCH,
        Instant.EPOCH);
  }

  /** A new article of a publisher, with the attacks that it reports. */
  public static Filed report(
      String id, String story, String publisher, Instant at, Event... events) {
    return report(id, story, publisher, at, Change.NEW, 1, events);
  }

  /** The same with another text. */
  public static Filed saying(String text, Filed filed) {
    Article article = filed.article();
    Article other =
        new Article(
            article.id(),
            article.url(),
            article.source(),
            article.sourceName(),
            article.publisher(),
            article.country(),
            article.title(),
            text,
            article.authors(),
            article.declaredLanguage(),
            article.published(),
            article.firstSeen(),
            article.backfill(),
            article.textFrom(),
            article.keep());
    return new Filed(
        filed.classified().withArticle(other),
        filed.story(),
        filed.role(),
        filed.copyOf(),
        filed.why(),
        filed.signature(),
        filed.change(),
        filed.revision());
  }

  public static Filed report(
      String id,
      String story,
      String publisher,
      Instant at,
      Change change,
      long revision,
      Event... events) {
    Article article = article(id, "Report " + id, "text", at, false);
    Article published =
        new Article(
            id,
            article.url(),
            article.source(),
            publisher + " News",
            publisher,
            article.country(),
            article.title(),
            article.text(),
            article.authors(),
            article.declaredLanguage(),
            article.published(),
            at,
            false,
            article.textFrom(),
            article.keep());
    return new Filed(
        new Classified(
            published,
            "en",
            List.of(),
            List.of(),
            List.of(),
            List.of(events),
            List.of(),
            Sourcing.UNKNOWN,
            1),
        story,
        story.equals(id) ? Role.FIRST : Role.UPDATE,
        null,
        "",
        List.of(),
        change,
        revision);
  }

  /** An attack by somebody whom nobody names, with a toll; none below zero. */
  public static Event attack(int killed) {
    return attack(null, killed, Event.By.unnamed("jihadist-attack"));
  }

  public static Event attack(Event.@Nullable Location where, int killed, Event.By by) {
    Event.Figure toll = killed < 0 ? null : new Event.Figure(killed, killed);
    return new Event(where, "ML", null, toll, null, null, by, null, List.of());
  }

  /** What a report makes different in its story. */
  public static Alert.Change change(Alert.Change.Kind kind, String before, String after) {
    return new Alert.Change(kind, before, after, "1", NOON);
  }

  /** An hourly digest of the saved search {@code a}. */
  public static Digest digest(Rules rules, Digest.Item... items) {
    return new Digest(
        "digest1",
        Digest.Kind.HOURLY,
        NOON.plusSeconds(3_600),
        rules.rules().language(),
        rules.rules().zone(),
        rules.rules().priority(),
        List.of("a"),
        List.of(items),
        0,
        List.of(),
        null);
  }

  /** A story of it that one later article of another publisher changed in each of some ways. */
  public static Digest.Item item(Filed first, Alert.Change... changes) {
    return new Digest.Item(
        first.story(),
        List.of(Alert.idOf("a", first.story())),
        List.of("Search a"),
        Alert.Reported.of(first),
        new Alert.Passage("text", first.article().text(), List.of()),
        changes.length,
        changes.length,
        List.of(changes),
        false,
        null);
  }

  public static SavedSearch paused(SavedSearch search) {
    return saved(search, search.query(), true);
  }

  /** The same, saved once more with a query. */
  public static SavedSearch again(SavedSearch search, String query) {
    return saved(search, query, search.paused());
  }

  private static SavedSearch saved(SavedSearch search, String query, boolean paused) {
    return new SavedSearch(
        search.id(),
        search.owner(),
        search.name(),
        query,
        search.channels(),
        search.rules(),
        paused,
        search.version() + 1,
        search.created(),
        search.changed());
  }

  public static Channel.Webhook webhook(String url) {
    return new Channel.Webhook(URI.create(url), SECRET);
  }

  /** A source that becomes something, a minute after noon. */
  public static HealthEvent.Changed changed(String source, State from, State to) {
    return new HealthEvent.Changed(
        source,
        "Source " + source,
        from,
        to,
        NOON.plusSeconds(60),
        "evidence of " + to,
        NOON.plusSeconds(660));
  }

  public static HealthEvent.Network network(boolean down) {
    return new HealthEvent.Network(
        "here", down, NOON, down ? "40 of 42 polls failed" : "answers again");
  }

  public static Notice notice(HealthEvent.Changed... changes) {
    return new Notice(
        Notice.idOf(7, changes[0]), 7, NOON.plusSeconds(60), List.of(changes), List.of());
  }

  /** The alert that an article with this title gives. */
  public static Alert alert(String title) {
    return alert("1", title, new Alert.Passage("text", title, List.of()));
  }

  public static Alert alert(String story, String title, Alert.Passage why) {
    return alert(search("s", "convoy"), story, title, "https://news.example/1", why);
  }

  public static Alert alert(
      SavedSearch search, String story, String title, String url, Alert.Passage... why) {
    Alert.Reported first =
        new Alert.Reported("1", title, url, "Example News", "Example", Role.FIRST, NOON, NOON);
    return new Alert(
        Alert.idOf(search.id(), story),
        search,
        story,
        first,
        List.of(why),
        List.of(),
        List.of(),
        NOON,
        NOON,
        1);
  }
}
