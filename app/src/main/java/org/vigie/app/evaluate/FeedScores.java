package org.vigie.app.evaluate;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vigie.http.Links;
import org.vigie.ingest.feed.FeedEntry;
import org.vigie.ingest.feed.FeedResult;
import org.vigie.ingest.page.Extractor;
import org.vigie.ingest.text.HtmlText;
import org.vigie.ingest.text.Languages;

/**
 * Holds what was read against what is expected, field by field. Each thing that is expected counts;
 * what is given beyond it does not. White space does not matter, and what is expected as HTML may
 * be given as the text that it shows. How many entries there are counts only where it is wrong.
 */
final class FeedScores {
  private static final int SHORT = 120;

  private final Map<String, Field> fields = new LinkedHashMap<>();
  private final Map<String, Integer> skipped = new TreeMap<>();
  private final List<String> mismatches = new ArrayList<>();

  /** How many of a field were expected, and how many were as expected. */
  record Field(int expected, int right) {
    double share() {
      return expected == 0 ? 1 : (double) right / expected;
    }

    Field plus(boolean isRight) {
      return new Field(expected + 1, right + (isRight ? 1 : 0));
    }
  }

  Map<String, Field> fields() {
    return fields;
  }

  /** Expectations that nothing can be held against, by reason. */
  Map<String, Integer> skipped() {
    return skipped;
  }

  List<String> mismatches() {
    return mismatches;
  }

  /** All fields together. */
  Field all() {
    return fields.values().stream()
        .reduce(
            new Field(0, 0),
            (one, other) ->
                new Field(one.expected() + other.expected(), one.right() + other.right()));
  }

  /** Compares a feed; one that was refused is compared as one that says nothing. */
  void compare(String file, FeedExpectation expected, FeedResult.Feed feed) {
    line("feed title", file, expected.title(), feed.title());
    link("feed link", file, expected.link().address(), feed.home());
    language(file, expected.language(), feed.language());
    int entries = expected.entries().size();
    if (entries != feed.entries().size()) {
      count("entries", file, entries, feed.entries().size(), false);
    }
    IntStream.range(0, entries)
        .forEach(i -> compare(file + " #" + (i + 1), expected.entries().get(i), entry(feed, i)));
  }

  private static FeedEntry entry(FeedResult.Feed feed, int i) {
    return i < feed.entries().size() ? feed.entries().get(i) : new FeedEntry("", null, "", null);
  }

  private void compare(String where, FeedExpectation.Entry expected, FeedEntry entry) {
    line("title", where, expected.title(), entry.title());
    link("link", where, expected.link().address(), entry.url());
    line("id", where, expected.id(), entry.id());
    date("published", where, expected.published(), entry.published());
    date("updated", where, expected.updated(), entry.updated());
    authors(where, expected.authors(), entry.authors());
    text("content", where, expected.content(), entry.content());
    text("summary", where, expected.summary(), entry.summary());
    categories(where, expected.categories(), entry.categories());
    link("image", where, expected.image(), entry.image());
    if (expected.isContentElsewhere()) {
      skip("content that is elsewhere: a feed reader fetches nothing");
    }
    IntStream.range(0, expected.unnamedCategories())
        .forEach(i -> skip("a category with a scheme and no name: we keep names"));
  }

  private void line(String field, String where, String expected, String given) {
    if (!expected.isEmpty()) {
      boolean right =
          given.equals(HtmlText.squeeze(expected)) || given.equals(HtmlText.line(expected));
      count(field, where, expected, given, right);
    }
  }

  private void text(String field, String where, String expected, String given) {
    if (!expected.isEmpty()) {
      String flat = HtmlText.squeeze(given);
      boolean right =
          flat.equals(HtmlText.squeeze(expected))
              || flat.equals(HtmlText.squeeze(Extractor.paragraphs(expected)));
      count(field, where, expected, given, right);
    }
  }

  private void link(String field, String where, String expected, @Nullable URI given) {
    Optional<URI> web = Links.web(EvaluateFeeds.ADDRESS, expected);
    if (!expected.isEmpty() && web.isEmpty()) {
      skip("an address that is not of the web: we keep http and https only");
    } else if (!expected.isEmpty()) {
      count(field, where, expected, given, web.get().equals(given));
    }
  }

  private void language(String where, String expected, @Nullable String given) {
    Optional<String> code = Languages.code(expected);
    if (!expected.isEmpty() && code.isEmpty()) {
      skip("a language that ISO 639 does not know");
    } else if (!expected.isEmpty()) {
      count("language", where, expected, given, code.get().equals(given));
    }
  }

  /**
   * To the second; a day without a time is the end of that day for us, its beginning for gofeed.
   */
  private void date(
      String field, String where, FeedExpectation.Date expected, @Nullable Instant given) {
    Instant instant = expected.instant();
    if (instant == null) {
      if (!expected.text().isEmpty()) {
        skip("a date that the expectation does not understand itself");
      }
      return;
    }
    ChronoUnit unit = expected.isDayOnly() ? ChronoUnit.DAYS : ChronoUnit.SECONDS;
    boolean right =
        given != null
            && given
                .atOffset(ZoneOffset.UTC)
                .truncatedTo(unit)
                .isEqual(instant.atOffset(ZoneOffset.UTC).truncatedTo(unit));
    count(field, where, expected.text(), given, right);
  }

  /** We give all names that there are; gofeed keeps the first of several in Dublin Core. */
  private void authors(String where, List<FeedExpectation.Author> expected, List<String> given) {
    List<String> names =
        expected.stream().map(FeedExpectation.Author::name).filter(n -> !n.isEmpty()).toList();
    IntStream.range(0, expected.size() - names.size())
        .forEach(i -> skip("an author with a page and no name: we keep names"));
    if (!names.isEmpty()) {
      boolean right =
          given.size() >= names.size()
              && IntStream.range(0, names.size())
                  .allMatch(i -> isSamePerson(names.get(i), given.get(i)));
      count("author", where, names, given, right);
    }
  }

  /** Where the expectation has mail address and name in one, we keep the name. */
  private static boolean isSamePerson(String expected, String given) {
    String line = HtmlText.line(expected);
    String withoutMail = HtmlText.squeeze(line.replaceAll("\\S+@\\S+", " ").replaceAll("[()]", ""));
    return given.equals(line) || given.equals(withoutMail);
  }

  private void categories(String where, List<String> expected, List<String> given) {
    if (!expected.isEmpty()) {
      Set<String> names = new TreeSet<>(expected.stream().map(HtmlText::line).toList());
      count("categories", where, expected, given, names.equals(new TreeSet<>(given)));
    }
  }

  private void count(
      String field, String where, Object expected, @Nullable Object given, boolean right) {
    fields.merge(
        field,
        new Field(0, 0).plus(right),
        (sum, one) -> new Field(sum.expected() + 1, sum.right() + one.right()));
    if (!right) {
      mismatches.add(
          "%s, %s: expected %s, read %s"
              .formatted(where, field, excerpt(expected), excerpt(given)));
    }
  }

  private void skip(String reason) {
    skipped.merge(reason, 1, Integer::sum);
  }

  private static String excerpt(@Nullable Object value) {
    String text = HtmlText.squeeze(String.valueOf(value));
    return text.length() <= SHORT ? text : HtmlText.upTo(SHORT, text) + "...";
  }
}
