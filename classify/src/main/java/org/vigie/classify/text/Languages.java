package org.vigie.classify.text;

import com.github.pemistahl.lingua.api.Language;
import com.github.pemistahl.lingua.api.LanguageDetector;
import com.github.pemistahl.lingua.api.LanguageDetectorBuilder;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Classified;

/**
 * Tells the language of an article: that of most of its prose. A few words of each paragraph are
 * looked at; only where they do not tell, a model reads the first lines.
 */
public final class Languages {
  /** Characters that the model reads. */
  private static final int READ = 400;

  private static final int FEWEST_WORDS = 4;

  /** Words of a part of a text that is told by itself. */
  private static final int PART = 40;

  /** As many of them tell. */
  private static final int LOOKED_AT = 25;

  /** Letters of Persian and Urdu that Arabic does not have. */
  private static final String NOT_ARABIC = "\u067e\u0686\u0698\u06a9\u06af\u06cc\u0679\u06d2";

  /** Languages that are written without accents: a text that has some is not in one of them. */
  private static final Set<Language> PLAIN =
      Set.of(Language.SWAHILI, Language.SOMALI, Language.SHONA, Language.XHOSA, Language.GANDA);

  /** The model is read when the first text is, not when the program starts. */
  private static final class Detector {
    private static final LanguageDetector INSTANCE =
        LanguageDetectorBuilder.fromLanguages(
                Language.ENGLISH,
                Language.FRENCH,
                Language.PORTUGUESE,
                Language.SPANISH,
                Language.SWAHILI,
                Language.SOMALI,
                Language.YORUBA,
                Language.SHONA,
                Language.XHOSA,
                Language.GANDA)
            .withLowAccuracyMode()
            .build();
  }

  private Languages() {}

  /** Reads the model now, so that the first article need not wait for it: half a second. */
  public static void prepare() {
    Language _ = Detector.INSTANCE.detectLanguageOf("the words of a sentence");
  }

  /**
   * An ISO 639 code, or {@link Classified#UNDETERMINED}.
   *
   * @param declared what the page says, which counts in doubt only
   */
  public static String of(Words title, Words text, @Nullable String declared) {
    String told = tell(title, text);
    if (!told.isEmpty() && !told.equals(Classified.UNDETERMINED)) {
      return told;
    }
    return declared == null ? Classified.UNDETERMINED : code(declared);
  }

  private static String tell(Words title, Words text) {
    String told = byParagraphs(title, text);
    if (!told.isEmpty()) {
      return told;
    }
    String both = title.text() + "\n" + text.text();
    Words start = Words.of(both.length() > READ ? both.substring(0, READ) : both);
    told = part(start, 0, start.size());
    return told.isEmpty() && letters(start) >= FEWEST_WORDS ? byModel(start) : told;
  }

  /** The language of most characters; empty when it cannot be told of most. */
  private static String byParagraphs(Words title, Words text) {
    int all = title.text().length() + text.text().length();
    Map<String, Integer> told = new HashMap<>();
    told.put(part(title, 0, title.size()), title.text().length());
    int from = 0;
    while (from < text.size()) {
      int to = endOfPart(text, from);
      int end = to < text.size() ? text.start(to) : text.text().length();
      String language = part(text, from, Math.min(to, from + LOOKED_AT));
      int length = told.merge(language, end - text.start(from), Integer::sum);
      if (!language.isEmpty() && 2 * length > all) {
        return language;
      }
      from = to;
    }
    return told.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse("");
  }

  /** A part is a paragraph, or so many words of it. */
  private static int endOfPart(Words text, int from) {
    int end = text.text().indexOf('\n', text.start(from));
    int most = Math.min(text.size(), from + PART);
    int to = from + 1;
    while (to < most && (end < 0 || text.start(to) < end)) {
      to++;
    }
    return to;
  }

  /** Empty when a part does not tell. */
  private static String part(Words words, int from, int to) {
    String told = SmallWords.tell(words, from, to);
    return told.isEmpty() ? byScript(words, from, to) : told;
  }

  /** Of Latin letters alone the script does not tell. */
  private static String byScript(Words words, int from, int to) {
    int arabic = 0;
    int others = 0;
    for (int i = from; i < to; i++) {
      char c = words.text().charAt(words.start(i));
      if (c >= '\u0600' && c <= '\u06ff') {
        arabic++;
      } else if (c > '\u024f' && (c < '\u1e00' || c > '\u1eff') && Character.isLetter(c)) {
        others++;
      }
    }
    if (2 * others > to - from) {
      return Classified.UNDETERMINED;
    }
    if (2 * arabic <= to - from) {
      return "";
    }
    String text = words.text().substring(words.start(from), words.end(to - 1));
    long foreign = text.chars().filter(c -> NOT_ARABIC.indexOf(c) >= 0).count();
    return 3 * foreign > to - from ? Classified.UNDETERMINED : "ar";
  }

  /** Words, not numbers. */
  private static int letters(Words words) {
    int letters = 0;
    for (int i = 0; i < words.size(); i++) {
      letters += Character.isLetter(words.text().codePointAt(words.start(i))) ? 1 : 0;
    }
    return letters;
  }

  private static boolean isPlain(String text) {
    long letters = text.chars().filter(Character::isLetter).count();
    long marked = text.chars().filter(c -> c > '\u007f' && Character.isLetter(c)).count();
    return 50 * marked < letters;
  }

  private static String byModel(Words words) {
    Language language = Detector.INSTANCE.detectLanguageOf(words.text());
    String told = language.getIsoCode639_1().toString();
    boolean written = !PLAIN.contains(language) || isPlain(words.text());
    return language != Language.UNKNOWN && written && SmallWords.agree(told, words) ? told : "";
  }

  /** {@code fr-FR} says {@code fr}. */
  private static String code(String declared) {
    int end = 0;
    while (end < declared.length() && Character.isLetter(declared.charAt(end))) {
      end++;
    }
    String code = declared.substring(0, end).toLowerCase(Locale.ROOT);
    return code.length() == 2 || code.length() == 3 ? code : Classified.UNDETERMINED;
  }
}
