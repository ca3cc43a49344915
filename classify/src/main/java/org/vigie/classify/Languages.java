package org.vigie.classify;

import com.github.pemistahl.lingua.api.Language;
import com.github.pemistahl.lingua.api.LanguageDetector;
import com.github.pemistahl.lingua.api.LanguageDetectorBuilder;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Article;
import org.vigie.model.Classified;

/** Tells the language of an article by its first words. */
final class Languages {
  private static final int READ = 400;
  private static final int FEWEST_WORDS = 4;

  /** Below this the text does not tell, and what the page declares may. */
  private static final double SURE = 0.6;

  /** Share of a language's small words in a text from which on it is in that language. */
  private static final double SMALL_SHARE = 0.12;

  /** One or two may stand in a headline of another language. */
  private static final int FEWEST_SMALL = 3;

  /**
   * Small words of a language that its neighbours do not have, without accents: of Hausa not na,
   * ya, wa and ba. They tell the languages that most articles have at a twentieth of the model's
   * cost, and Hausa, which the model does not know.
   */
  private static final Map<String, Set<String>> SMALL_WORDS =
      Map.of(
          "en",
          words(
              """
              the of and to that is was with by from have had it its are were be been this
              which their they not said who will after would his but
              """),
          "fr",
          words(
              """
              le les des du et une dans est qui pour par au aux avec cette ces ont ete sont il
              elle ils leur leurs nous mais selon apres d l qu
              """),
          "ha",
          words(
              """
              da ta ce sun wani cikin kuma domin daga an su yi ga wanda wata yan kan tun kasar shi zai
              za kungiyar cewa suka aka ke ne inda har babu mutane hari shugaban wasu don kai sai amma
              yadda bayan gwamnatin
              """));

  /** The model is read when the first text is, not when the program starts. */
  private static final class Detector {
    private static final LanguageDetector INSTANCE =
        LanguageDetectorBuilder.fromLanguages(
                Language.ENGLISH,
                Language.FRENCH,
                Language.ARABIC,
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
  static void prepare() {
    Language _ = Detector.INSTANCE.detectLanguageOf("the words of a sentence");
  }

  /** An ISO 639 code, or {@link Classified#UNDETERMINED}. */
  static String of(Article article) {
    String text = article.title() + "\n" + article.text();
    String start = text.length() > READ ? text.substring(0, READ) : text;
    return of(start, article.declaredLanguage());
  }

  static String of(String text, @Nullable String declared) {
    Words words = Words.of(text);
    if (words.size() < FEWEST_WORDS) {
      return declared == null ? Classified.UNDETERMINED : code(declared);
    }
    Optional<String> told = bySmallWords(words);
    if (told.isPresent()) {
      return told.get();
    }
    Map<Language, Double> sure = Detector.INSTANCE.computeLanguageConfidenceValues(text);
    Iterator<Map.Entry<Language, Double>> best = sure.entrySet().iterator();
    if (!best.hasNext()) {
      return declared == null ? Classified.UNDETERMINED : code(declared);
    }
    Map.Entry<Language, Double> first = best.next();
    if (first.getValue() >= SURE) {
      return first.getKey().getIsoCode639_1().toString();
    }
    return declared == null ? Classified.UNDETERMINED : code(declared);
  }

  /** Empty when too few of the words tell, or those of several languages stand side by side. */
  private static Optional<String> bySmallWords(Words words) {
    String best = "";
    int most = 0;
    int all = 0;
    for (Map.Entry<String, Set<String>> language : SMALL_WORDS.entrySet()) {
      int small = 0;
      for (int i = 0; i < words.size(); i++) {
        small += language.getValue().contains(words.word(i)) ? 1 : 0;
      }
      all += small;
      if (small > most) {
        most = small;
        best = language.getKey();
      }
    }
    boolean alone = all - most <= most / 4;
    boolean enough = most >= FEWEST_SMALL && most >= SMALL_SHARE * words.size();
    return alone && enough ? Optional.of(best) : Optional.empty();
  }

  private static Set<String> words(String text) {
    return Set.of(text.strip().split("\\s+", -1));
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
