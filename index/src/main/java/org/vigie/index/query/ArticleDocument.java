package org.vigie.index.query;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Article;
import org.vigie.model.Article.Partial;
import org.vigie.model.Classified;
import org.vigie.model.EntityHit;
import org.vigie.model.Event;
import org.vigie.model.Filed;
import org.vigie.model.Place;
import org.vigie.model.PlaceHit;
import org.vigie.model.TopicHit;

/** An article as a Lucene document: the one mapping, used by the archive and by saved searches. */
public final class ArticleDocument {
  /** Raised when fields or analysis change: an archive of another version is built anew. */
  public static final int VERSION = 4;

  /** The article's id, as it stands. */
  public static final String ID = "id";

  static final String TITLE_LITERAL = "title.literal";
  static final String TEXT_LITERAL = "text.literal";

  /** Of a field, for counting: its value and a label, see {@link FacetValue}. */
  public static final String FACET_SUFFIX = ".facet";

  /** A number that stands for the story's id: 64 bits, so that no two will ever meet. */
  public static final String STORY_NUMBER = "story.number";

  /** As {@link #STORY_NUMBER}, of the article's own id. */
  public static final String ID_NUMBER = "id.number";

  /** The day of its last attack. */
  public static final String LAST_HAPPENED = "happened.last";

  /** The toll of its deadliest attack. */
  public static final String MOST_KILLED = "killed.most";

  /** Whose report an article is. */
  public static final String REPORT_OF = "report.of";

  private static final FieldType LITERAL = literal();
  private static final Analyzer ANALYZER =
      new PerFieldAnalyzerWrapper(
          Analysis.WORDS, Map.of(TITLE_LITERAL, Analysis.LITERAL, TEXT_LITERAL, Analysis.LITERAL));

  private ArticleDocument() {}

  /** What must be used to index a document. */
  public static Analyzer analyzer() {
    return ANALYZER;
  }

  /** The document of an article. */
  public static Document of(Filed filed) {
    Article article = filed.article();
    Document document = new Document();
    document.add(new StringField(ID, article.id(), org.apache.lucene.document.Field.Store.NO));
    words(document, Field.TITLE, TITLE_LITERAL, article.title());
    words(document, Field.TEXT, TEXT_LITERAL, article.text());
    for (Field field : Field.values()) {
      keywords(document, field, values(field, filed));
    }
    facets(document, filed);
    notes(document, Field.CITES, filed);
    notes(document, Field.WAS, filed);
    places(document, filed);
    for (Field field : Field.values()) {
      points(field, filed)
          .keySet()
          .forEach(point -> document.add(new LongPoint(field.key(), point)));
    }
    document.add(new NumericDocValuesField(STORY_NUMBER, number(filed.story())));
    document.add(new NumericDocValuesField(ID_NUMBER, number(article.id())));
    greatest(document, Field.PUBLISHED.key(), Field.PUBLISHED, filed);
    greatest(document, Field.SEEN.key(), Field.SEEN, filed);
    greatest(document, LAST_HAPPENED, Field.HAPPENED, filed);
    greatest(document, MOST_KILLED, Field.KILLED, filed);
    document.add(new SortedDocValuesField(REPORT_OF, new BytesRef(Keyword.of(filed.origin()))));
    return document;
  }

  /** The name in the index of a text's words. */
  static String words(Field text, boolean literal) {
    return literal ? text.key() + ".literal" : text.key();
  }

  /** What hits are sorted by. */
  private static void greatest(Document document, String name, Field field, Filed filed) {
    points(field, filed).keySet().stream()
        .max(Comparator.naturalOrder())
        .ifPresent(value -> document.add(new NumericDocValuesField(name, value)));
  }

  /** Whether a field holds ids and names, which are compared as a whole. */
  static boolean isKeyword(Field field) {
    return switch (field.kind()) {
      case KEYWORD, COUNTRY, LANGUAGE, CHOICE -> true;
      case WORDS, LITERAL, NOTES, DATE, NUMBER, CIRCLE -> false;
    };
  }

  /** The ids and names that an article has in a field, as terms. */
  public static Set<String> terms(Field field, Filed filed) {
    return terms(values(field, filed));
  }

  private static Set<String> terms(List<String> values) {
    Set<String> terms = new LinkedHashSet<>();
    for (String value : values) {
      terms.add(Keyword.of(value));
    }
    return terms;
  }

  /** The texts that an article has in a field of words; no phrase reaches over the end of one. */
  public static List<String> texts(Field field, Filed filed) {
    return switch (field) {
      case TITLE -> List.of(filed.article().title());
      case TEXT -> List.of(filed.article().text());
      default -> Notes.of(field, filed);
    };
  }

  /** The ids and names that an article has in a field. */
  public static List<String> values(Field field, Filed filed) {
    Article article = filed.article();
    Classified classified = filed.classified();
    return switch (field) {
      case TOPIC -> classified.topics().stream().map(TopicHit::topic).toList();
      case ENTITY ->
          classified.entities().stream().flatMap(e -> Stream.of(e.entity(), e.name())).toList();
      case PLACE ->
          Stream.concat(
                  classified.places().stream().flatMap(p -> Stream.of(p.place(), p.name())),
                  unlisted(classified))
              .toList();
      case COUNTRY -> classified.places().stream().map(PlaceHit::country).distinct().toList();
      case BY ->
          classified.events().stream()
              .map(Event::by)
              .flatMap(by -> Stream.of(by.entity(), by.name(), by.named()))
              .toList();
      case SOURCE -> List.of(article.source(), article.sourceName());
      case PUBLISHER -> List.of(article.publisher());
      case FROM -> List.of(article.country());
      case LANG -> List.of(classified.language());
      case SECTION -> Stream.ofNullable(article.details().section()).toList();
      case AGENCY -> article.details().agencies();
      case ORIGIN -> Stream.ofNullable(article.details().origin()).flatMap(Notes::origin).toList();
      case STORY -> List.of(filed.story());
      case ROLE -> List.of(filed.role().name());
      case EDITED -> List.of(filed.edits().isEmpty() ? "no" : "yes");
      case PARTIAL -> {
        Partial partial = article.details().partial();
        yield List.of(partial == null ? "no" : partial.why().name());
      }
      case BACKFILL -> List.of(article.backfill() ? "yes" : "no");
      case TITLE, TEXT, EXACT, CITES, WAS, NEAR, PUBLISHED, SEEN -> List.of();
      case KILLED, WOUNDED, ABDUCTED, HAPPENED -> List.of();
    };
  }

  /** The places of attacks that no list has. */
  private static Stream<String> unlisted(Classified classified) {
    return classified.events().stream()
        .map(Event::where)
        .filter(where -> where != null && where.in() != null)
        .map(Event.Location::name);
  }

  private static void notes(Document document, Field field, Filed filed) {
    for (String line : Notes.of(field, filed)) {
      document.add(new TextField(field.key(), line, org.apache.lucene.document.Field.Store.NO));
    }
  }

  private static void places(Document document, Filed filed) {
    for (PlaceHit hit : located(filed)) {
      document.add(new LatLonPoint(Field.NEAR.key(), hit.latitude(), hit.longitude()));
    }
  }

  /** The places that an article names; the middle of a country is not where anything happened. */
  public static List<PlaceHit> located(Filed filed) {
    return filed.classified().places().stream()
        .filter(hit -> hit.precision() != Place.Precision.COUNTRY)
        .toList();
  }

  /** The moments and numbers that an article has in a field, each with how it is written. */
  public static Map<Long, String> points(Field field, Filed filed) {
    return switch (field) {
      case PUBLISHED -> moment(filed.date());
      case SEEN -> moment(filed.article().firstSeen());
      case KILLED -> figures(filed, Event::killed);
      case WOUNDED -> figures(filed, Event::wounded);
      case ABDUCTED -> figures(filed, Event::abducted);
      case HAPPENED ->
          filed.classified().events().stream()
              .flatMap(event -> Stream.ofNullable(event.when()))
              .map(Event.Day::date)
              .distinct()
              .collect(
                  toMap(
                      day -> day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli(),
                      LocalDate::toString));
      default -> Map.of();
    };
  }

  private static Map<Long, String> moment(Instant at) {
    return Map.of(at.toEpochMilli(), at.toString());
  }

  private static Map<Long, String> figures(
      Filed filed, Function<Event, Event.@Nullable Figure> which) {
    return filed.classified().events().stream()
        .flatMap(event -> Stream.ofNullable(which.apply(event)))
        .map(Event.Figure::count)
        .distinct()
        .collect(toMap(Integer::longValue, String::valueOf));
  }

  private static void facets(Document document, Filed filed) {
    Article article = filed.article();
    values(Field.TOPIC, filed).forEach(topic -> facet(document, Field.TOPIC, topic, topic));
    values(Field.COUNTRY, filed).forEach(code -> facet(document, Field.COUNTRY, code, code));
    for (EntityHit hit : filed.classified().entities()) {
      facet(document, Field.ENTITY, hit.entity(), hit.name());
    }
    facet(document, Field.SOURCE, article.source(), article.sourceName());
    facet(document, Field.PUBLISHER, article.publisher(), article.publisher());
    String language = filed.classified().language();
    facet(document, Field.LANG, language, language);
  }

  private static void words(Document document, Field field, String literal, String text) {
    document.add(new TextField(field.key(), text, org.apache.lucene.document.Field.Store.NO));
    document.add(new org.apache.lucene.document.Field(literal, text, LITERAL));
  }

  private static void keywords(Document document, Field field, List<String> values) {
    for (String term : terms(values)) {
      document.add(new StringField(field.key(), term, org.apache.lucene.document.Field.Store.NO));
    }
  }

  private static void facet(Document document, Field field, String value, String label) {
    document.add(
        new SortedSetDocValuesField(
            field.key() + FACET_SUFFIX, new FacetValue(value, label).encode()));
  }

  /** A number that stands for an id or a name: 64 bits, so that no two will ever meet. */
  public static long number(String id) {
    return number(new BytesRef(id));
  }

  /** As {@link #number(String)}, of its bytes in UTF-8. */
  public static long number(BytesRef bytes) {
    long high = StringHelper.murmurhash3_x86_32(bytes, 1);
    return high << 32 | Integer.toUnsignedLong(StringHelper.murmurhash3_x86_32(bytes, 2));
  }

  private static FieldType literal() {
    FieldType type = new FieldType();
    type.setTokenized(true);
    type.setOmitNorms(true);
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
    type.freeze();
    return type;
  }
}
