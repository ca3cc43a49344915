package org.vigie.index;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.vigie.index.query.ArticleDocument;
import org.vigie.index.query.Field;
import org.vigie.index.query.Keyword;
import org.vigie.index.query.Word;
import org.vigie.model.Article;
import org.vigie.model.Filed;
import org.vigie.model.Place;
import org.vigie.model.Span;

/**
 * Finds articles like one: those that share the most of its names and telling words, each weighed
 * by how rare it is in the archive. It asks for no more than {@value #MOST_NAMES} names and {@value
 * #MOST_WORDS} words, and for none that many articles have.
 */
final class Relations {
  private static final int MOST_NAMES = 12;
  private static final int MOST_WORDS = 16;
  private static final int MOST_SHOWN = 6;

  /** What two articles must have in common at least. */
  private static final int LEAST = 3;

  /** How much of what the best one shares another must share. */
  private static final float NEAR = 0.4f;

  /** Of a text, for its words; what it is about stands there. */
  private static final int BEGINNING = 20_000;

  /** Shorter words are seldom telling. */
  private static final int SHORTEST = 4;

  /** Words that more than this part of the archive has tell nothing. */
  private static final int COMMON = 20;

  /** Without accents, as words are compared. */
  private static final Set<String> FUNCTION_WORDS = functionWords();

  /** How many are looked through for different stories, for each that is wanted. */
  private static final int ROOM = 8;

  private final IndexSearcher searcher;
  private final Filed of;
  private final int articles;

  /**
   * Something that another article may have, too.
   *
   * @param shown as a reader knows it
   * @param forms its terms
   * @param query what finds it
   * @param weight the more the rarer
   */
  private record Trait(String shown, List<String> forms, Query query, double weight) {}

  /** Where something is named in title and text. */
  private record Name(int start, int end) {
    boolean has(Word word) {
      return word.start() >= start && word.end() <= end;
    }
  }

  Relations(IndexSearcher searcher, Filed of) {
    this.searcher = searcher;
    this.of = of;
    this.articles = Math.max(1, searcher.getIndexReader().numDocs());
  }

  List<Related> find(int most) throws IOException {
    Map<String, String> named = new LinkedHashMap<>();
    of.classified().entities().forEach(hit -> named.put(hit.entity(), hit.entity()));
    Map<String, String> placed = new LinkedHashMap<>();
    of.classified().places().stream()
        .filter(hit -> hit.precision() != Place.Precision.COUNTRY)
        .forEach(hit -> placed.put(hit.place(), hit.name()));
    List<Trait> entities = names(Field.ENTITY, named);
    List<Trait> places = names(Field.PLACE, placed);
    List<Trait> words = words();
    Query query = query(Stream.of(entities, places, words).flatMap(List::stream).toList());
    List<Related> related = new ArrayList<>();
    Set<String> stories = new HashSet<>();
    ScoreDoc[] hits = searcher.search(query, most * ROOM).scoreDocs;
    for (ScoreDoc hit : hits) {
      if (related.size() == most || hit.score < NEAR * hits[0].score) {
        break;
      }
      Filed filed = Search.filed(searcher.storedFields(), hit.doc);
      if (stories.add(filed.story())) {
        related.add(related(filed, entities, places, words));
      }
    }
    return related;
  }

  private Query query(List<Trait> traits) {
    BooleanQuery.Builder any = new BooleanQuery.Builder().setMinimumNumberShouldMatch(LEAST);
    for (Trait trait : traits) {
      any.add(
          new BoostQuery(new ConstantScoreQuery(trait.query()), (float) trait.weight()),
          Occur.SHOULD);
    }
    any.add(new TermQuery(new Term(ArticleDocument.ID, of.article().id())), Occur.MUST_NOT);
    Term story = new Term(Field.STORY.key(), Keyword.of(of.story()));
    return any.add(new TermQuery(story), Occur.MUST_NOT).build();
  }

  /** Names that at least one other article has. */
  private List<Trait> names(Field field, Map<String, String> shownById) throws IOException {
    List<Trait> traits = new ArrayList<>();
    for (Map.Entry<String, String> one : shownById.entrySet()) {
      Term term = new Term(field.key(), Keyword.of(one.getKey()));
      int having = searcher.getIndexReader().docFreq(term);
      if (having > 1) {
        double weight = 2 * rarity(having);
        traits.add(new Trait(one.getValue(), List.of(term.text()), new TermQuery(term), weight));
      }
    }
    return rarest(traits, MOST_NAMES / 2);
  }

  /** Words that some other articles have, but not many; those of the title count twice. */
  private List<Trait> words() throws IOException {
    Article article = of.article();
    String text = article.text();
    String all = article.title() + "\n" + text.substring(0, Math.min(BEGINNING, text.length()));
    List<Name> names = names();
    Map<String, Integer> times = new LinkedHashMap<>();
    Map<String, Word> first = new LinkedHashMap<>();
    for (Word word : Word.in(all)) {
      if (!isTelling(word.forms().getFirst()) || names.stream().anyMatch(name -> name.has(word))) {
        continue;
      }
      String stem = word.forms().getLast();
      times.merge(stem, word.start() < article.title().length() ? 2 : 1, Integer::sum);
      first.putIfAbsent(stem, word);
    }
    List<Trait> traits = new ArrayList<>();
    for (Map.Entry<String, Word> one : first.entrySet()) {
      Word word = one.getValue();
      int having = having(word.forms());
      if (having > 1 && having <= Math.max(COMMON / 2, articles / COMMON)) {
        double weight = (1 + Math.log(times.getOrDefault(one.getKey(), 1))) * rarity(having);
        traits.add(
            new Trait(
                all.substring(word.start(), word.end()).toLowerCase(Locale.ROOT),
                word.forms(),
                word.query(Field.TEXT),
                weight));
      }
    }
    return rarest(traits, MOST_WORDS);
  }

  private static boolean isTelling(String word) {
    return word.length() >= SHORTEST
        && word.chars().allMatch(Character::isLetter)
        && !FUNCTION_WORDS.contains(word);
  }

  /** Where actors and places are named: that counts as a name, not as words once more. */
  private List<Name> names() {
    int text = of.article().title().length() + 1;
    return Stream.concat(
            of.classified().entities().stream().flatMap(hit -> hit.spans().stream()),
            of.classified().places().stream().flatMap(hit -> hit.spans().stream()))
        .map(
            span -> {
              int start = span.field() == Span.Field.TITLE ? 0 : text;
              return new Name(start + span.start(), start + span.end());
            })
        .toList();
  }

  private int having(List<String> forms) throws IOException {
    int most = 0;
    for (String form : forms) {
      most = Math.max(most, searcher.getIndexReader().docFreq(new Term(Field.TEXT.key(), form)));
    }
    return most;
  }

  private double rarity(int having) {
    return Math.log(1 + (double) articles / having);
  }

  private static Set<String> functionWords() {
    Set<String> words = new HashSet<>();
    for (CharArraySet stops :
        List.of(FrenchAnalyzer.getDefaultStopSet(), EnglishAnalyzer.getDefaultStopSet())) {
      for (Object stop : stops) {
        Word.in(new String((char[]) stop)).forEach(word -> words.add(word.forms().getFirst()));
      }
    }
    return words;
  }

  private static List<Trait> rarest(List<Trait> traits, int most) {
    return traits.stream()
        .sorted(Comparator.comparingDouble(Trait::weight).reversed())
        .limit(most)
        .toList();
  }

  /** Asked of the article itself, so that no reason is told that is none. */
  private static Related related(
      Filed filed, List<Trait> entities, List<Trait> places, List<Trait> words) {
    List<String> sharedEntities = shared(entities, terms(Field.ENTITY, filed));
    List<String> sharedPlaces = shared(places, terms(Field.PLACE, filed));
    Set<String> text =
        Word.in(filed.article().text()).stream()
            .flatMap(word -> word.forms().stream())
            .collect(toSet());
    return new Related(filed, sharedEntities, sharedPlaces, shared(words, text));
  }

  private static Set<String> terms(Field field, Filed filed) {
    return ArticleDocument.values(field, filed).stream().map(Keyword::of).collect(toSet());
  }

  private static List<String> shared(List<Trait> traits, Set<String> terms) {
    return traits.stream()
        .filter(trait -> trait.forms().stream().anyMatch(terms::contains))
        .map(Trait::shown)
        .limit(MOST_SHOWN)
        .toList();
  }
}
