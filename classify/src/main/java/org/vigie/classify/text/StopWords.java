package org.vigie.classify.text;

import java.util.Arrays;
import java.util.Set;

/** Tells words that say something about a story from those that every text has. */
public final class StopWords {
  /** Words are compared by so many first letters: light stemming, the same in every language. */
  private static final int STEM = 7;

  private static final Set<String> WORDS =
      words(
          """
          a about according after against all also although am an and any are around as at be because
          been before being between both but by can could day days did do does down during each even
          ever every few first for from get got had has have he her here him his how i if in into is
          it its just last like made make many may me might more most mr mrs ms much must my new no
          nor not now of off on one only or other our out over own people per re s said same say
          saying says she should since so some still such t take than that the their them then there
          these they this those though through time to told too two under until up us very was we week
          well were what when where which while who whom whose why will with within without would year
          years yesterday yet you your
          ai ainsi alors apres au aucun aujourd aussi autre autres aux avait avant avec avoir c car ce
          cela celle celui ces cet cette ceux chaque chez comme contre d dans de deja depuis des deux
          dit dont du elle elles en encore entre est et etaient etait etant ete etre eu eux faire fait
          fois font hui il ils j jour jours jusqu l la le les leur leurs lors lorsqu lui m mais meme
          mme moins n ne ni nos notre nous on ont ou par parmi pas pendant peu peut plus pour pourrait
          puis qu quand que quel quelle quelques qui sa sans se selon sera ses si soit son sont sous
          sur tous tout toute toutes tres trois un une vers vos votre vous y
          al como con cuando del desde donde el ela ele eles ella ellos em era es esta este foi ha
          hasta las lo los mais mas muy nao o os para pero por quien se sem sobre su sus tambem
          tambien uma uno y ya
          """);

  private StopWords() {}

  /** English, French, then Spanish and Portuguese: some are in two of them. */
  private static Set<String> words(String text) {
    return Set.copyOf(Arrays.asList(text.strip().split("\\s+", -1)));
  }

  public static boolean contains(String word) {
    return WORDS.contains(word);
  }

  public static boolean isTelling(Words words, int word) {
    int length = words.foldedEnd(word) - words.at(word);
    if (length < 2) {
      return Character.isDigit(words.folded().charAt(words.at(word)));
    }
    return length > 12 || !WORDS.contains(words.word(word));
  }

  /** Whether a stem is a word, and no beginning of longer ones. */
  public static boolean isWhole(String stem) {
    return stem.length() < STEM;
  }

  /** Where the letters end by which a word is compared. */
  public static int stemEnd(Words words, int word) {
    return Math.min(words.foldedEnd(word), words.at(word) + STEM);
  }
}
