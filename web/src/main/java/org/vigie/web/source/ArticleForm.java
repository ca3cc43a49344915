package org.vigie.web.source;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Article;
import org.vigie.model.Keep;
import org.vigie.watch.Codes;
import org.vigie.web.answer.Refusal;
import org.vigie.web.show.Show;

/**
 * An article as a person or a program brings it. A text is needed; the rest may be absent.
 *
 * @param url its address, http or https; a name made of its words when absent
 * @param title one line; the text's first words when absent
 * @param text plain text, a blank line between paragraphs
 * @param authors who wrote it
 * @param language ISO 639 code; found out when absent
 * @param published ISO 8601, a date or a time; a date counts as that day's end
 * @param publisher who published it; when absent the source's, or else {@code site}, or the host of
 *     its address
 * @param site what the document calls its publisher or its site
 * @param country ISO 3166-1 alpha-2 of the publisher; XX when absent
 * @param keep how much of the text may be held; as the source has it, or else EXCERPT of what is on
 *     the web and FULL of what is not
 * @param source id of the source that it is from; when absent, the one whose site it is on
 * @param note where it is from, in a few words
 * @param by who brings it, when a program does it for somebody
 */
public record ArticleForm(
    @Nullable String url,
    @Nullable String title,
    @Nullable String text,
    @Nullable List<@Nullable String> authors,
    @Nullable String language,
    @Nullable String published,
    @Nullable String publisher,
    @Nullable String site,
    @Nullable String country,
    @Nullable Keep keep,
    @Nullable String source,
    @Nullable String note,
    @Nullable String by) {
  private static final Instant EARLIEST = Instant.parse("1600-01-01T00:00:00Z");
  static final int MAX_TEXT = 1_000_000;
  private static final int MAX_TITLE = 500;
  private static final int MAX_NAME = 200;
  private static final int MAX_URL = 2_048;
  private static final int MAX_AUTHORS = 20;
  private static final int TITLE_FROM_TEXT = 100;
  private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");
  private static final Pattern SPACE = Pattern.compile("[\\s\\u00a0\\u2028\\u2029]+");
  private static final Pattern BLANK_LINE = Pattern.compile("\\n\\s*\\n");
  private static final Pattern LINE = Pattern.compile("\\n");

  /** What was read of a document, with what this says in its place. */
  ArticleForm over(Documents.Read read) {
    return new ArticleForm(
        read.url() == null ? url : read.url().toString(),
        or(title, read.title()),
        or(text, read.text()),
        authors == null || authors.isEmpty() ? new ArrayList<>(read.authors()) : authors,
        or(language, read.language()),
        or(published, read.published() == null ? null : read.published().toString()),
        publisher,
        or(site, read.publisher()),
        country,
        keep,
        source,
        isBlank(note) ? read.note() : read.note().isEmpty() ? note : note + "; " + read.note(),
        by);
  }

  private static @Nullable String or(@Nullable String value, @Nullable String otherwise) {
    return isBlank(value) ? otherwise : value;
  }

  /** The address; null when it has none. */
  @Nullable URI address() {
    String given = stripped(url);
    if (given.isEmpty()) {
      return null;
    }
    try {
      URI uri = new URI(given.length() > MAX_URL ? "" : given);
      boolean named = Show.link(uri) != null || !Article.isAddress(uri);
      if (named && uri.getHost() != null && uri.getRawUserInfo() == null) {
        return URI.create(uri.toASCIIString());
      }
    } catch (URISyntaxException e) {
      throw noAddress(given);
    }
    throw noAddress(given);
  }

  private static Refusal noAddress(String given) {
    return Refusal.invalid(
        "url",
        "'" + cut(given, MAX_NAME) + "' is not an address.",
        "Write it as https://example.org/article.");
  }

  /** One line, never empty. */
  String headline() {
    String line = line("title", title, MAX_TITLE);
    if (!line.isEmpty()) {
      return line;
    }
    String start = body().split("\n", 2)[0];
    if (start.length() <= TITLE_FROM_TEXT) {
      return start;
    }
    int end = start.lastIndexOf(' ', TITLE_FROM_TEXT);
    return cut(start, end > 0 ? end : TITLE_FROM_TEXT) + "…";
  }

  /** The text, laid out as texts of articles are. Without blank lines each line is a paragraph. */
  String body() {
    String given = text == null ? "" : whole(text).replaceAll("\\r\\n?", "\n").strip();
    if (given.isEmpty()) {
      throw Refusal.invalid("text", "There is no text.", "Add it.");
    }
    if (given.length() > MAX_TEXT) {
      throw Refusal.invalid(
          "text", "The text is longer than " + MAX_TEXT + " characters.", "Cut it.");
    }
    Pattern between = BLANK_LINE.matcher(given).find() ? BLANK_LINE : LINE;
    return between
        .splitAsStream(CONTROLS.matcher(given).replaceAll(""))
        .map(paragraph -> SPACE.matcher(paragraph).replaceAll(" ").strip())
        .filter(paragraph -> !paragraph.isEmpty())
        .collect(Collectors.joining("\n\n"));
  }

  List<String> writers() {
    if (authors == null) {
      return List.of();
    }
    if (authors.size() > MAX_AUTHORS) {
      throw Refusal.invalid("authors", "There are more than " + MAX_AUTHORS + ".", "Name fewer.");
    }
    return authors.stream()
        .filter(Objects::nonNull)
        .map(name -> line("authors", name, MAX_NAME))
        .filter(name -> !name.isEmpty())
        .toList();
  }

  @Nullable String declaredLanguage() {
    String code = stripped(language).toLowerCase(Locale.ROOT);
    if (code.isEmpty()) {
      return null;
    }
    if (!LANGUAGES.contains(code)) {
      throw Refusal.invalid(
          "language", "'" + cut(code, 40) + "' is no language.", "Write a code as fr.");
    }
    return code;
  }

  /** When it was published; null when that is not said. What is to come is now. */
  @Nullable Instant date(Instant now) {
    String given = stripped(published);
    if (given.isEmpty()) {
      return null;
    }
    try {
      Instant date = instant(given);
      if (date.isBefore(EARLIEST)) {
        throw new DateTimeException("before there were newspapers");
      }
      return date.isAfter(now) ? now : date;
    } catch (DateTimeException e) {
      throw Refusal.invalid(
          "published",
          "'" + cut(given, 60) + "' is no date.",
          "Write it as 2026-05-02 or 2026-05-02T14:30:00Z.");
    }
  }

  /** The code of a country in capitals, XX when it is not said; refused when it is none. */
  static String country(@Nullable String given) {
    String code = isBlank(given) ? "XX" : stripped(given).toUpperCase(Locale.ROOT);
    if (!Codes.isCountryOrNone(code)) {
      throw Refusal.invalid(
          "country", "'" + cut(code, 40) + "' is no country.", "Write a code as ML.");
    }
    return code;
  }

  private static Instant instant(String given) {
    if (given.length() == "2026-05-02".length()) {
      LocalDate next = LocalDate.parse(given).plusDays(1);
      return next.atStartOfDay().toInstant(ZoneOffset.UTC).minusSeconds(1);
    }
    boolean zoned = given.endsWith("Z") || given.matches(".*[+-]\\d{2}:?\\d{2}");
    return zoned && given.length() > "2026-05-02T14:30".length()
        ? OffsetDateTime.parse(given).toInstant()
        : LocalDateTime.parse(given).toInstant(ZoneOffset.UTC);
  }

  String statedPublisher() {
    return line("publisher", publisher, MAX_NAME);
  }

  String statedSite() {
    return line("site", site, MAX_NAME);
  }

  String statedCountry() {
    return country(country);
  }

  Article.Provenance provenance(Article.Provenance.How how, String who) {
    String named = line("by", by, MAX_NAME);
    return new Article.Provenance(
        how, named.isEmpty() ? who : named, line("note", note, MAX_TITLE));
  }

  private static String line(String field, @Nullable String value, int most) {
    String line = value == null ? "" : SPACE.matcher(whole(value)).replaceAll(" ").strip();
    line = CONTROLS.matcher(line).replaceAll("");
    if (line.length() > most) {
      throw Refusal.invalid(
          field, "It is longer than " + most + " characters.", "Write it shorter.");
    }
    return line;
  }

  /** Half characters are none. */
  private static String whole(String text) {
    StringBuilder whole = new StringBuilder(text.length());
    text.codePoints()
        .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
        .forEach(whole::appendCodePoint);
    return whole.toString();
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }

  private static String stripped(@Nullable String value) {
    return value == null ? "" : value.strip();
  }

  static boolean isBlank(@Nullable String value) {
    return value == null || value.isBlank();
  }
}
