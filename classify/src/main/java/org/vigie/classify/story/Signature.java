package org.vigie.classify.story;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.vigie.classify.text.StopWords;
import org.vigie.classify.text.Words;
import org.vigie.model.Article;
import org.vigie.model.Classified;
import org.vigie.model.Place;
import org.vigie.model.Span;

/**
 * What the filer keeps of an article's text: enough to tell copies and reports of one occurrence,
 * too little to read.
 *
 * <p>As numbers, for {@link org.vigie.model.Filed#signature}: two of the content, the number of
 * passages, then three lists, each after its length.
 *
 * @param content stands for title and text: it changes when they do
 * @param passages how many passages (runs of {@value #PASSAGE} words) the text has
 * @param sketch the {@value #SKETCH} smallest hashes of its passages, rising: of two texts those
 *     below the smaller of the two largest are a fair sample of both
 * @param terms the words that weigh most in title and opening, each as hash and weight (its last
 *     five bits)
 * @param counts the numbers in title and opening, as reported tolls are
 */
@SuppressWarnings("ArrayRecordComponent")
public record Signature(long content, int passages, int[] sketch, int[] terms, int[] counts) {
  static final int PASSAGE = 4;
  static final int SKETCH = 96;
  private static final int TERMS = 96;
  private static final int COUNTS = 12;

  /** As far as an article is read for its terms, in words: the rest is mostly background. */
  private static final int OPENING = 400;

  /** Words of the text that say what it is about, as the title does. */
  private static final int LEAD = 40;

  /** As far as it is read for its numbers. */
  private static final int COUNT_OPENING = 80;

  private static final int WEIGHT_BITS = 5;

  /** A word with a capital within a sentence and a number tell more than others. */
  private static final int NAME = 4;

  /** What may stand between the end of a sentence and the next one. */
  private static final String OPENS = " \t\u00a0\"'`“‘«([";

  private static final String ENDS = ".!?\n:•";

  private static final int MOST_WEIGHT = 31;
  private static final long IS_NAME = 4;

  /** The one that came with an article, or what it is by its text. */
  public static Signature of(Classified read) {
    List<Integer> carried = read.signature();
    return carried == null
        ? of(read, Words.of(read.article().title()), Words.of(read.article().text()))
        : from(carried);
  }

  /** What it is by the words of its title and text. */
  public static Signature of(Classified read, Words title, Words text) {
    int[] passages = passages(text);
    return new Signature(
        content(read.article()),
        passages.length,
        Arrays.copyOf(passages, Math.min(SKETCH, passages.length)),
        terms(title, text, expected(read, title, text)),
        counts(title, text));
  }

  /** Reads what {@link #toList} wrote; anything else is a text of which nothing is known. */
  static Signature from(List<Integer> numbers) {
    int sketchEnd = endOfList(numbers, 3);
    int termsEnd = endOfList(numbers, sketchEnd);
    int countsEnd = endOfList(numbers, termsEnd);
    if (countsEnd != numbers.size()) {
      return new Signature(0, 0, new int[0], new int[0], new int[0]);
    }
    return new Signature(
        ((long) numbers.get(0) << 32) | (numbers.get(1) & 0xffffffffL),
        numbers.get(2),
        ints(numbers.subList(4, sketchEnd)),
        ints(numbers.subList(sketchEnd + 1, termsEnd)),
        ints(numbers.subList(termsEnd + 1, countsEnd)));
  }

  /** Where the list ends whose length stands at a place; past the end when there is none. */
  private static int endOfList(List<Integer> numbers, int at) {
    if (at >= numbers.size()) {
      return Integer.MAX_VALUE;
    }
    int length = numbers.get(at);
    return length < 0 || length > numbers.size() - at - 1 ? Integer.MAX_VALUE : at + 1 + length;
  }

  public List<Integer> toList() {
    List<Integer> numbers = new ArrayList<>();
    numbers.add((int) (content >>> 32));
    numbers.add((int) content);
    numbers.add(passages);
    for (int[] list : new int[][] {sketch, terms, counts}) {
      numbers.add(list.length);
      for (int number : list) {
        numbers.add(number);
      }
    }
    return numbers;
  }

  static int hash(int term) {
    return term >>> WEIGHT_BITS;
  }

  static int weight(int term) {
    return term & MOST_WEIGHT;
  }

  private static int[] ints(List<Integer> numbers) {
    int[] ints = new int[numbers.size()];
    for (int i = 0; i < ints.length; i++) {
      ints[i] = numbers.get(i);
    }
    return ints;
  }

  private static long content(Article article) {
    byte[] bytes = (article.title() + "\n" + article.text()).getBytes(StandardCharsets.UTF_8);
    long hash = 0xcbf29ce484222325L;
    for (byte b : bytes) {
      hash = (hash ^ b) * 0x100000001b3L;
    }
    return mix(hash);
  }

  /** The distinct hashes of all passages, rising, positive. */
  private static int[] passages(Words words) {
    int count = words.size() - PASSAGE + 1;
    if (count <= 0) {
      return new int[0];
    }
    long[] hashes = new long[words.size()];
    for (int i = 0; i < words.size(); i++) {
      hashes[i] = hash(words, i);
    }
    int[] passages = new int[count];
    for (int i = 0; i < count; i++) {
      long hash = 0;
      for (int j = i; j < i + PASSAGE; j++) {
        hash = mix(hash * 31 + hashes[j]);
      }
      passages[i] = (int) (hash >>> 33);
    }
    Arrays.sort(passages);
    int distinct = 1;
    for (int i = 1; i < count; i++) {
      if (passages[i] != passages[distinct - 1]) {
        passages[distinct++] = passages[i];
      }
    }
    return Arrays.copyOf(passages, distinct);
  }

  /**
   * The words that fired a topic or name a country: every article of the watch has them, so they
   * tell little of one occurrence.
   */
  private static Set<Integer> expected(Classified classified, Words title, Words text) {
    Set<Integer> expected = new HashSet<>();
    Stream.concat(
            classified.topics().stream()
                .flatMap(hit -> hit.evidence().stream())
                .flatMap(evidence -> evidence.spans().stream()),
            classified.places().stream()
                .filter(hit -> hit.precision() == Place.Precision.COUNTRY)
                .flatMap(hit -> hit.spans().stream()))
        .forEach(
            span -> {
              Words words = span.field() == Span.Field.TITLE ? title : text;
              for (int i = words.from(span.start()); i < words.from(span.end()); i++) {
                expected.add(stem(words, i));
              }
            });
    return expected;
  }

  private static int[] terms(Words title, Words text, Set<Integer> expected) {
    int opening = Math.min(OPENING, text.size());
    int lead = Math.min(LEAD, opening);
    long[] told = new long[title.size() + opening];
    int size = tell(title, 0, title.size(), 2, told, 0);
    size = tell(text, 0, lead, 2, told, size);
    size = tell(text, lead, opening, 1, told, size);
    Arrays.sort(told, 0, size);
    long[] heaviest = new long[size];
    int words = 0;
    for (int i = 0; i < size; words++) {
      int hash = (int) (told[i] >>> 3);
      int times = 0;
      boolean name = false;
      for (; i < size && (int) (told[i] >>> 3) == hash; i++) {
        times += (int) (told[i] & 3);
        name |= (told[i] & IS_NAME) != 0;
      }
      double weight = (1 + Math.log(times)) * (name && !expected.contains(hash) ? NAME : 1);
      heaviest[words] =
          ((MOST_WEIGHT - Math.min(MOST_WEIGHT, Math.round(2 * weight))) << 32) | hash;
    }
    Arrays.sort(heaviest, 0, words);
    int[] terms = new int[Math.min(TERMS, words)];
    for (int i = 0; i < terms.length; i++) {
      int weight = MOST_WEIGHT - (int) (heaviest[i] >>> 32);
      terms[i] = ((int) heaviest[i] << WEIGHT_BITS) | weight;
    }
    Arrays.sort(terms);
    return terms;
  }

  /** Adds the words that tell something: their hash, whether they are a name, and their worth. */
  private static int tell(Words words, int from, int to, int worth, long[] told, int before) {
    int size = before;
    for (int i = from; i < to; i++) {
      if (StopWords.isTelling(words, i)) {
        boolean capital = !Character.isLowerCase(words.text().charAt(words.start(i)));
        long name = capital && !begins(words, i) ? IS_NAME : 0;
        told[size++] = ((long) stem(words, i) << 3) | name | worth;
      }
    }
    return size;
  }

  /** Whether a sentence, a line or a quotation begins with a word: then any has a capital. */
  private static boolean begins(Words words, int word) {
    int before = words.start(word) - 1;
    while (before >= 0 && OPENS.indexOf(words.text().charAt(before)) >= 0) {
      before--;
    }
    return before < 0 || ENDS.indexOf(words.text().charAt(before)) >= 0;
  }

  private static int stem(Words words, int word) {
    return (int) (hash(words, word, StopWords.stemEnd(words, word)) >>> (64 - 31 + WEIGHT_BITS));
  }

  private static int[] counts(Words title, Words text) {
    int[] counts = new int[COUNTS];
    int size = 0;
    for (Words words : List.of(title, text)) {
      for (int i = 0; i < Math.min(COUNT_OPENING, words.size()) && size < COUNTS; i++) {
        if (words.isCount(i) && words.word(i).length() < 6) {
          counts[size++] = Integer.parseInt(words.word(i));
        }
      }
    }
    return Arrays.stream(counts, 0, size).filter(n -> n > 1).distinct().sorted().toArray();
  }

  private static long hash(Words words, int word) {
    return hash(words, word, words.foldedEnd(word));
  }

  private static long hash(Words words, int word, int end) {
    long hash = 0;
    for (int i = words.at(word); i < end; i++) {
      hash = hash * 31 + words.folded().charAt(i);
    }
    return mix(hash);
  }

  private static long mix(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
