package org.vigie.classify.text;

/** Divides a text into sentences and paragraphs, both counted from 1. */
final class Sentences {
  /** The lead, and the opening: so many sentences, each of at least so many words. */
  private static final int LEAD_SENTENCES = 2;

  private static final int OPENING_SENTENCES = 5;
  private static final int SENTENCE_WORDS = 7;

  private final Words words;
  private final int[] sentence;
  private final int[] paragraph;
  private final int lead;
  private final int opening;

  Sentences(Words words) {
    this.words = words;
    sentence = new int[words.size()];
    paragraph = new int[words.size()];
    int s = 1;
    int p = 1;
    for (int i = 0; i < words.size(); i++) {
      if (i > 0) {
        Gap gap = gap(i);
        s += gap == Gap.NONE ? 0 : 1;
        p += gap == Gap.PARAGRAPH ? 1 : 0;
      }
      sentence[i] = s;
      paragraph[i] = p;
    }
    lead = endOf(LEAD_SENTENCES);
    opening = endOf(OPENING_SENTENCES);
  }

  int sentence(int word) {
    return sentence[word];
  }

  int paragraph(int word) {
    return paragraph[word];
  }

  /** Number of the last sentence of the lead. */
  int lead() {
    return lead;
  }

  /** Number of the last sentence of the opening. */
  int opening() {
    return opening;
  }

  private enum Gap {
    NONE,
    SENTENCE,
    PARAGRAPH
  }

  /** What divides a word from the one before it. */
  private Gap gap(int word) {
    String text = words.text();
    Gap gap = Gap.NONE;
    boolean stop = false;
    int newlines = 0;
    for (int i = words.end(word - 1); i < words.start(word); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        newlines++;
      } else if (isStop(c)) {
        stop = true;
      } else if (stop && (Character.isWhitespace(c) || c == '[')) {
        gap = Gap.SENTENCE;
      }
    }
    boolean small = Character.isLowerCase(text.charAt(words.start(word)));
    if (newlines > 1 || (newlines == 1 && !small)) {
      return Gap.PARAGRAPH;
    }
    if (gap == Gap.NONE || small) {
      return Gap.NONE;
    }
    return isAbbreviation(word - 1) ? Gap.NONE : Gap.SENTENCE;
  }

  private static boolean isStop(char c) {
    return c == '.' || c == '!' || c == '?' || c == '…' || c == '؟' || c == '。';
  }

  /** {@code Gen. Tchiani}, {@code M. Touré}, {@code J. Smith}. */
  private boolean isAbbreviation(int word) {
    int end = words.end(word);
    if (end >= words.text().length() || words.text().charAt(end) != '.') {
      return false;
    }
    String original = words.original(word);
    if (original.length() == 1) {
      return Character.isUpperCase(original.charAt(0));
    }
    return switch (words.word(word)) {
      case "mr", "mrs", "ms", "dr", "gen", "col", "lt", "capt", "sgt", "st", "no", "mm", "mme" ->
          true;
      default -> false;
    };
  }

  /** {@code Read also: ...}, {@code Source: ...}: no part of the report. */
  boolean isPointer(int word) {
    String next = word + 1 < words.size() ? words.word(word + 1) : "";
    return switch (words.word(word)) {
      case "read", "lire", "see", "voir" -> next.equals("also") || next.equals("aussi");
      case "a" -> next.equals("lire");
      case "source", "sources", "photo", "image" ->
          words.text().startsWith(":", words.end(word))
              || words.text().startsWith(" :", words.end(word));
      default -> false;
    };
  }

  /** The last of the first so many full sentences. */
  private int endOf(int most) {
    int full = 0;
    int length = 0;
    for (int i = 0; i < words.size(); i++) {
      length++;
      boolean last = i + 1 == words.size() || sentence[i + 1] != sentence[i];
      if (last) {
        full += length >= SENTENCE_WORDS && !isPointer(i - length + 1) ? 1 : 0;
        length = 0;
        if (full == most) {
          return sentence[i];
        }
      }
    }
    return words.size() == 0 ? 0 : sentence[words.size() - 1];
  }
}
