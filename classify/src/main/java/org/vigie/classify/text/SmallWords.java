package org.vigie.classify.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells a language by its small words: at a twentieth of a model's cost, and languages that the
 * model does not know. Accents are folded.
 *
 * <p>A word that stands in the lists of several languages ({@code na}, {@code de}) tells none of
 * them: it only speaks against a language that does not have it.
 */
final class SmallWords {
  /** Share of a language's own words in a text from which on it is in that language. */
  private static final double SHARE = 0.12;

  /** So many tell, if other languages have no more than a quarter of that. */
  private static final int ENOUGH = 3;

  /** So many different ones tell when no other language has any. */
  private static final int FEWEST = 2;

  /** So many tell with those that others have too, if they are so much of the text. */
  private static final int MANY = 3;

  private static final double MANY_SHARE = 0.2;

  private static final List<String> LANGUAGES =
      List.of("en", "fr", "es", "pt", "ha", "sw", "yo", "pcm", "ln", "ig", "rn", "de", "it", "tr");

  private static final int ENGLISH = LANGUAGES.indexOf("en");
  private static final int PIDGIN = LANGUAGES.indexOf("pcm");

  /** For each word the languages that have it, a bit for each. */
  private static final Map<String, Integer> WORDS = new HashMap<>();

  static {
    words(
        "en",
        """
        the of and to that is was with by from have had it its are were be been this which their
        they not said who will after would his but for has into over says near amid against
        during between while could should what how why when more than about out off an in on at
        as new don s t i up no do
        """);
    words(
        "fr",
        """
        le les des du et une dans est qui pour par au aux avec cette ces ont ete sont il elle
        ils leur leurs nous mais selon apres d l qu sous chez plus pas vers depuis pendant ans
        trois deux sept etat fait la de en un que se ou ne son si ce
        """);
    words(
        "ha",
        """
        da ta ce sun wani cikin kuma domin daga yi ga wanda wata yan kan tun kasar shi zai za
        kungiyar cewa suka aka ke inda har babu mutane hari shugaban wasu kai sai amma yadda
        bayan gwamnatin saboda zan kudi yake ake suke masu sojoji sojojin jihar najeriya nijar
        ranar litinin talata laraba alhamis asabar lahadi kashe harin maharan sabon ministan
        majalisar gwamnan gwamna taron tsakanin wannan wadannan hakan shekara shekaru lokacin
        zuwa dakarun kasashen kasa rasu farko arewacin kudancin mutum guda biyu uku hudu biyar
        kotu yin wajen gari garin kusa yau bude rufe kara karu yara ruwa wadda wadanda wasa fara
        rundunar hukumar shugabannin jami bindiga farashin mulkin tare dan san duk nan iya kama
        kimanin miliyan dubu dari yawan shin idan shugaba sanar bukaci akan gwamnati ka bai an
        su ne na ya ba wa don mai ma ga ku ji
        """);
    words(
        "es",
        """
        el los las del una con pero fue hay muy hasta sin tras segun cuando quien donde tambien
        dijo lunes martes miercoles jueves viernes sabado nuevo nueva gobierno ejercito mientras
        hacia siete diez muertos casos la de en un que se no su lo al por para les don ya si
        """);
    words(
        "pt",
        """
        os uma em nao com ao aos pelo pela pelos pelas sao foi seu seus suas ate tambem depois
        apos dois duas num numa ele eles elas foram sem diz disse feira governo exercito mortos
        ainda quando onde das nas dez de que no na do da dos as se por para e
        """);
    words(
        "sw",
        """
        na ya wa za la ni kwa katika cha vya hii huu hiyo yake wake kuwa baada ambao ambaye pia
        lakini kama watu mkuu rais nchi serikali ikiwa zaidi mwaka si au hivyo kutoka
        """);
    words(
        "yo",
        """
        awon won fun pe lati ninu naa ni ti si ba wa ko gbogbo omo ile eni ati je bi nibi odun
        ojo ijoba
        """);
    words(
        "pcm",
        """
        dey wey wetin dem dis dat tok sey pipo kon dia afta wit evri oga sabi pikin di im dem na
        don dema goment confam comot evribodi naija
        """);
    words(
        "ln",
        """
        mpo oyo azali ezali bazali mpe lokola kasi ndenge yango wana moko nyonso liboso nsima
        ekolo mokonzi mokambi bato mingi ntango mbula mokolo sango ata balobi alobaki alobi na
        ya ba te ye wa ma mokolo sika makambo bokonzi bakonzi
        """);
    words(
        "ig",
        """
        nke ndi bu onye ihe maka mana anyi nwere kwuru ahu otu oru naijiria obodo ochichi gi na
        ka ga n
        """);
    words(
        "rn",
        """
        muri kuri iyo uyu abantu igihugu ariko kandi kuko cane naho ivyo yavuze avuga ubu leta
        imyaka abanyeshure umukuru mu ku na ya wa yo
        """);
    words(
        "de",
        """
        der das und ist nicht ein eine einen den von zu mit auf fur sich auch nach bei aus wie
        sind werden wird uber durch wegen gegen seit noch nur oder zum zur beim an in
        """);
    words(
        "it",
        """
        che non sono gli della dei delle degli nel nella nei anche dopo alla dal dalla piu sul
        sulla hanno contro
        """);
    words(
        "tr",
        """
        ve bir icin olarak olan dedi gore sonra kadar daha uzere olu saldiri
        """);
  }

  private SmallWords() {}

  private static void words(String language, String words) {
    int bit = 1 << LANGUAGES.indexOf(language);
    for (String word : words.strip().split("\\s+", -1)) {
      WORDS.merge(word, bit, (one, other) -> one | other);
    }
  }

  /** The language of some words; empty when they do not tell. */
  static String tell(Words words, int from, int to) {
    return new Count(words, from, to).tell();
  }

  /**
   * Whether nothing speaks against what the model, which is always sure of itself, takes a text
   * for. A language that is listed has small words in any text, and no other has more of them; one
   * that is not listed has next to none of theirs.
   */
  static boolean agree(String language, Words words) {
    Count count = new Count(words, 0, words.size());
    int listed = LANGUAGES.indexOf(language);
    return listed < 0
        ? Arrays.stream(count.own).max().orElse(0) < SHARE * words.size()
        : count.all[listed] > 0 && count.all[listed] == Arrays.stream(count.all).max().orElse(0);
  }

  /** How many words of each language some words have. */
  private static final class Count {
    private final int size;

    /** Words that no other language has. */
    private final int[] own = new int[LANGUAGES.size()];

    private final int[] all = new int[LANGUAGES.size()];
    private final boolean[] different = new boolean[LANGUAGES.size()];

    Count(Words words, int from, int to) {
      size = to - from;
      String[] last = new String[LANGUAGES.size()];
      for (int i = from; i < to; i++) {
        String word = words.word(i);
        int languages = WORDS.getOrDefault(word, 0);
        boolean alone = Integer.bitCount(languages) == 1;
        while (languages != 0) {
          int language = Integer.numberOfTrailingZeros(languages);
          languages &= languages - 1;
          all[language]++;
          if (alone) {
            own[language]++;
            different[language] |= last[language] != null && !word.equals(last[language]);
            last[language] = word;
          }
        }
      }
    }

    String tell() {
      if (different[PIDGIN] && 2 * own[PIDGIN] >= own[ENGLISH]) {
        return LANGUAGES.get(PIDGIN); // It has the small words of English too.
      }
      int best = 0;
      int sum = own[0];
      for (int language = 1; language < own.length; language++) {
        best = own[language] > own[best] ? language : best;
        sum += own[language];
      }
      int most = own[best];
      int others = sum - most;
      boolean enough = most >= ENOUGH && others <= most / 4 && most >= SHARE * size;
      boolean few = most >= FEWEST && others == 0 && different[best] && most >= SHARE * size;
      return enough || few || isMany(best, others) ? LANGUAGES.get(best) : "";
    }

    private boolean isMany(int best, int others) {
      int many = all[best];
      return own[best] > 0
          && others <= many / 4
          && many >= MANY
          && many >= MANY_SHARE * size
          && Arrays.stream(all).filter(count -> count >= many).count() == 1;
    }
  }
}
