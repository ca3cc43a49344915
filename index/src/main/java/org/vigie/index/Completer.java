package org.vigie.index;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.lucene.index.ExitableDirectoryReader.ExitableTerms;
import org.apache.lucene.index.ExitableDirectoryReader.ExitingReaderException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.QueryTimeout;
import org.apache.lucene.index.QueryTimeoutImpl;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.index.Completion.Candidate;
import org.vigie.index.query.ArticleDocument;
import org.vigie.index.query.Caret;
import org.vigie.index.query.Field;
import org.vigie.index.query.Keyword;
import org.vigie.index.query.Parsed;
import org.vigie.index.query.QueryLanguage;
import org.vigie.model.Event;
import org.vigie.model.Filed;
import org.vigie.model.Place;
import org.vigie.model.PlaceHit;

/** Completes a query with the names of fields and with values that the archive has now. */
final class Completer {
  private static final Logger log = LoggerFactory.getLogger(Completer.class);

  /** Of which values stand beside the fields, while neither is chosen yet. */
  private static final List<Field> KNOWN = List.of(Field.TOPIC, Field.ENTITY, Field.PLACE);

  /** Where every article has a value of its own, there is nothing to choose from. */
  private static final Set<Field> ENDLESS = Set.of(Field.STORY);

  private static final int LONGEST = 100;
  private static final String PLAIN = "[\\p{L}\\p{N}][\\p{L}\\p{N}._-]*";

  private final IndexSearcher searcher;
  private final QueryTimeout timeout;
  private final Locale locale;
  private final Instant now;

  /**
   * A value and what it is called.
   *
   * @param id what to ask for
   * @param name of it; the id itself when it has none
   */
  private record Named(String id, String name) {}

  /**
   * What completes queries.
   *
   * @param locale in whose language countries and languages are named
   * @param longest how long it may take; what is found by then is proposed
   */
  Completer(IndexSearcher searcher, Locale locale, Instant now, Duration longest) {
    this.timeout = new QueryTimeoutImpl(longest.toMillis());
    this.searcher = new IndexSearcher(searcher.getIndexReader());
    this.searcher.setTimeout(timeout);
    this.locale = locale;
    this.now = now;
  }

  Completion complete(String text, int at) throws IOException {
    int caret = Math.clamp(at, 0, text.length());
    Caret written = Caret.of(text, caret).orElse(null);
    if (written == null || written.typed().length() > LONGEST) {
      return new Completion(caret, caret, List.of());
    }
    Field field = written.field();
    List<Candidate> candidates =
        field == null
            ? beginnings(written.typed())
            : values(field, written.typed(), Completion.MOST);
    return new Completion(
        written.start(),
        written.end(),
        candidates.subList(0, Math.min(Completion.MOST, candidates.size())));
  }

  /** Fields, and what is known by name: {@code jni} becomes {@code entity:jnim}. */
  private List<Candidate> beginnings(String typed) throws IOException {
    List<Candidate> candidates = new ArrayList<>();
    String start = typed.toLowerCase(Locale.ROOT);
    for (Field field : Field.values()) {
      if (!start.isEmpty() && field.key().startsWith(start)) {
        candidates.add(new Candidate(field.key() + ":", field.key(), "", "", 0));
      }
    }
    if (start.length() > 1) {
      List<Candidate> known = new ArrayList<>();
      for (Field field : KNOWN) {
        values(field, typed, Completion.MOST).forEach(one -> known.add(withField(one)));
      }
      known.sort(Comparator.comparingLong(Candidate::count).reversed());
      candidates.addAll(known);
    }
    return candidates;
  }

  private static Candidate withField(Candidate one) {
    String text = one.field() + ":" + one.text();
    return new Candidate(text, one.field(), one.value(), one.label(), one.count());
  }

  private List<Candidate> values(Field field, String typed, int most) throws IOException {
    String start = typed.isBlank() ? "" : Keyword.of(typed);
    return switch (field.kind()) {
      case WORDS, LITERAL, NOTES -> List.of();
      case KEYWORD -> ENDLESS.contains(field) ? List.of() : keywords(field, start, most);
      case COUNTRY, LANGUAGE -> codes(field, start);
      case CHOICE -> written(field, field.choices().stream(), typed);
      case DATE -> written(field, dates(), typed);
      case NUMBER -> written(field, Stream.of("[1 TO *]", "[10 TO *]", "[50 TO *]"), typed);
      case CIRCLE -> circles(start, most);
    };
  }

  /** What is written as it stands, if it finds anything. */
  private List<Candidate> written(Field field, Stream<String> texts, String typed)
      throws IOException {
    List<Candidate> candidates = new ArrayList<>();
    for (String text : texts.filter(text -> text.startsWith(typed)).toList()) {
      add(candidates, field, text, text, "");
    }
    return candidates;
  }

  private Stream<String> dates() {
    LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
    return Stream.of(
        "[now-1d TO now]",
        "[now-7d TO now]",
        "[now-30d TO now]",
        today.toString(),
        YearMonth.from(today).toString(),
        String.valueOf(today.getYear()));
  }

  private List<Candidate> keywords(Field field, String start, int most) throws IOException {
    List<Candidate> candidates = new ArrayList<>();
    for (String term : terms(field, term -> begins(term, start))) {
      Named named = named(field, term);
      if (named != null && isNew(candidates, named.id())) {
        String label = named.name().equals(named.id()) ? "" : named.name();
        add(candidates, field, quoted(named.id()), named.id(), label);
      }
      if (candidates.size() == most || timeout.shouldExit()) {
        break;
      }
    }
    candidates.sort(Comparator.comparingLong(Candidate::count).reversed());
    return candidates;
  }

  private List<Candidate> codes(Field field, String start) throws IOException {
    List<Candidate> candidates = new ArrayList<>();
    for (String term :
        terms(
            field,
            term -> term.startsWith(start) || begins(Keyword.of(nameOf(field, term)), start))) {
      String code = field.kind() == Field.Kind.COUNTRY ? term.toUpperCase(Locale.ROOT) : term;
      add(candidates, field, code, code, nameOf(field, term));
    }
    return candidates;
  }

  private String nameOf(Field field, String code) {
    return field.kind() == Field.Kind.COUNTRY
        ? Locale.of("", code).getDisplayCountry(locale)
        : Locale.of(code).getDisplayLanguage(locale);
  }

  private List<Candidate> circles(String start, int most) throws IOException {
    List<Candidate> candidates = new ArrayList<>();
    for (String term : terms(Field.PLACE, term -> begins(term, start))) {
      PlaceHit place =
          article(Field.PLACE, term).stream()
              .flatMap(filed -> filed.classified().places().stream())
              .filter(hit -> hit.precision() != Place.Precision.COUNTRY)
              .filter(hit -> is(term, hit.place()) || is(term, hit.name()))
              .findFirst()
              .orElse(null);
      if (place != null) {
        String circle = "%s,%s,25km".formatted(place.latitude(), place.longitude());
        if (isNew(candidates, circle)) {
          add(candidates, Field.NEAR, '"' + circle + '"', circle, place.name());
        }
      }
      if (candidates.size() == most || timeout.shouldExit()) {
        break;
      }
    }
    return candidates;
  }

  /** Nothing is proposed that would find nothing. */
  private void add(List<Candidate> candidates, Field field, String text, String value, String label)
      throws IOException {
    if (QueryLanguage.parse(field.key() + ":" + text, now) instanceof Parsed.Good good) {
      int count = searcher.count(good.query(now));
      if (count > 0) {
        candidates.add(new Candidate(text, field.key(), value, label, count));
      }
    }
  }

  private static boolean isNew(List<Candidate> candidates, String value) {
    return candidates.stream().noneMatch(one -> one.value().equals(value));
  }

  /** The terms of a field, those of most articles first. */
  private List<String> terms(Field field, Predicate<String> wanted) throws IOException {
    Map<String, Integer> counts = new HashMap<>();
    try {
      for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
        Terms terms = leaf.reader().terms(field.key());
        TermsEnum each =
            terms == null ? TermsEnum.EMPTY : new ExitableTerms(terms, timeout).iterator();
        for (BytesRef term = each.next(); term != null; term = each.next()) {
          String text = term.utf8ToString();
          if (wanted.test(text)) {
            counts.merge(text, each.docFreq(), Integer::sum);
          }
        }
      }
    } catch (ExitingReaderException e) {
      log.debug("a completion of {} was cut short", field.key());
    }
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(3L * Completion.MOST)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Whether a name, or a word in it, begins so. */
  private static boolean begins(String name, String start) {
    return name.startsWith(start) || name.contains(" " + start);
  }

  /** The id and name that a term was made of, as an article has them. */
  private @Nullable Named named(Field field, String term) throws IOException {
    return article(field, term).stream()
        .flatMap(filed -> named(field, filed))
        .filter(named -> is(term, named.id()) || is(term, named.name()))
        .findFirst()
        .orElse(null);
  }

  private static Stream<Named> named(Field field, Filed filed) {
    return switch (field) {
      case ENTITY ->
          filed.classified().entities().stream().map(hit -> new Named(hit.entity(), hit.name()));
      case PLACE ->
          Stream.concat(
              filed.classified().places().stream().map(hit -> new Named(hit.place(), hit.name())),
              ArticleDocument.values(field, filed).stream().map(name -> new Named(name, name)));
      case BY ->
          filed.classified().events().stream()
              .map(Event::by)
              .map(by -> new Named(by.entity(), by.name()));
      case SOURCE -> Stream.of(new Named(filed.article().source(), filed.article().sourceName()));
      default ->
          ArticleDocument.values(field, filed).stream().map(value -> new Named(value, value));
    };
  }

  private static boolean is(String term, String value) {
    return Keyword.of(value).equals(term);
  }

  /** One article that has a term. */
  private List<Filed> article(Field field, String term) throws IOException {
    ScoreDoc[] found = searcher.search(new TermQuery(new Term(field.key(), term)), 1).scoreDocs;
    return found.length == 0
        ? List.of()
        : List.of(Search.filed(searcher.storedFields(), found[0].doc));
  }

  private static String quoted(String value) {
    return value.matches(PLAIN)
        ? value
        : '"' + value.replace("\\", "\\\\").replaceAll("([\"“”„«»])", "\\\\$1") + '"';
  }
}
