package org.vigie.web.alert;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.index.Archive;
import org.vigie.index.query.Explained;
import org.vigie.index.query.Parsed;
import org.vigie.index.query.QueryLanguage;
import org.vigie.model.Alert;
import org.vigie.model.Article;
import org.vigie.model.Delivery;
import org.vigie.model.Filed;
import org.vigie.model.Handling;
import org.vigie.model.SavedSearch;
import org.vigie.model.WhyAlert;
import org.vigie.streams.View;
import org.vigie.web.answer.Refusal;
import org.vigie.web.article.Retractions;
import org.vigie.web.channel.Deliveries;
import org.vigie.web.show.Show;
import org.vigie.web.source.Documents;

/** Answers why a saved search told of an article, or why it did not. */
public final class Accounts {
  /** Searches that are asked about one article at a time; each costs a look at its text. */
  private static final int MOST_SEARCHES = 100;

  private static final Pattern ID = Pattern.compile("(?:.*/article/)?([0-9a-f]{32})/?(?:[?#].*)?");

  private final View<SavedSearch> searches;
  private final Alerts alerts;
  private final View<Handling> handled;
  private final Deliveries deliveries;
  private final Archive archive;
  private final Documents documents;
  private final Retractions retractions;

  Accounts(
      View<SavedSearch> searches,
      Alerts alerts,
      View<Handling> handled,
      Deliveries deliveries,
      Archive archive,
      Documents documents,
      Retractions retractions) {
    this.searches = searches;
    this.alerts = alerts;
    this.handled = handled;
    this.deliveries = deliveries;
    this.archive = archive;
    this.documents = documents;
    this.retractions = retractions;
  }

  /**
   * Of one saved search.
   *
   * @param search its id
   * @param article id or address of the article, also that of its page here
   */
  public Account why(String search, String article) {
    String id = id(article);
    Optional<SavedSearch> there = searches.get(search);
    SavedSearch asked =
        there
            .or(() -> alerts.last(search).map(Alert::search))
            .orElseThrow(() -> Refusal.absent("saved search", search));
    return account(asked, there.isEmpty(), id, archive.article(id));
  }

  /**
   * Some of many saved searches.
   *
   * @param from how many stand before them
   * @param all how many there are
   */
  public record Part(List<Account> accounts, int from, int all) {
    /** How many stand before the next ones, or all when these are the last. */
    public int to() {
      return from + accounts.size();
    }

    /** How many stand before those before. */
    public int before() {
      return Math.max(0, from - MOST_SEARCHES);
    }
  }

  /**
   * Of many saved searches; those that have it in an alert come first.
   *
   * @param from how many are passed over; never all of them
   */
  Part of(List<SavedSearch> searches, String article, int from) {
    String id = id(article);
    Optional<Filed> filed = archive.article(id);
    // Either may have left the story of the other; but what holds it changed since it was seen.
    Set<String> alerted =
        filed.stream()
            .flatMap(one -> alerts.since(one.article().firstSeen()))
            .filter(alert -> alert.holds(id))
            .map(alert -> alert.search().id())
            .collect(Collectors.toSet());
    int last = Math.max(0, searches.size() - 1) / MOST_SEARCHES * MOST_SEARCHES;
    int before = Math.clamp(from, 0, last);
    List<Account> accounts =
        searches.stream()
            .sorted(Comparator.comparing(search -> !alerted.contains(search.id())))
            .skip(before)
            .limit(MOST_SEARCHES)
            .map(search -> account(search, false, id, filed))
            .toList();
    return new Part(accounts, before, searches.size());
  }

  private Account account(SavedSearch search, boolean gone, String id, Optional<Filed> filed) {
    List<Alert> raised =
        alerts.of(search.id()).filter(alert -> alert.holds(id)).map(retractions::withheld).toList();
    Explained query = filed.map(one -> explain(search, one)).orElse(null);
    List<Handling> done =
        raised.stream().flatMap(alert -> alert.handlings(handled::get)).distinct().toList();
    List<Delivery> sent = raised.stream().flatMap(alert -> deliveries.of(alert.id())).toList();
    return new Account(
        search,
        gone,
        id,
        filed.orElse(null),
        WhyAlert.steps(search, filed, query != null && query.matches(), raised, done, sent),
        query);
  }

  /** With the dates of the moment at which it was decided. */
  private static @Nullable Explained explain(SavedSearch search, Filed filed) {
    return switch (QueryLanguage.explain(search.query(), filed, filed.article().firstSeen())) {
      case Explained explained -> shown(explained, filed);
      case Parsed.Bad _ -> null;
    };
  }

  /** A topic is no reason by itself: the words for which the article has it are. */
  private static Explained shown(Explained part, Filed filed) {
    return new Explained(
        part.start(),
        part.end(),
        part.kind(),
        part.matches(),
        part.passages().stream().map(passage -> Inbox.shown(passage, filed)).toList(),
        part.parts().stream().map(inner -> shown(inner, filed)).toList());
  }

  private String id(String article) {
    String given = article.strip();
    Matcher matcher = ID.matcher(given);
    if (matcher.matches()) {
      return matcher.group(1);
    }
    try {
      URI address = new URI(given);
      if (Show.link(address) != null) {
        return Article.idOf(documents.canonical(address));
      }
    } catch (URISyntaxException e) {
      throw noArticle(given);
    }
    throw noArticle(given);
  }

  private static Refusal noArticle(String given) {
    return Refusal.invalid(
        "article",
        "'" + given + "' is no article.",
        "Give its address, or that of its page here, or its id.");
  }
}
