package org.vigie.classify.name;

import java.util.Arrays;
import java.util.Set;
import org.vigie.classify.text.StopWords;

/** Words that are no place, though some village is called so. */
public final class EverydayWords {
  /** Folded: days, months, and what else stands with a capital, some Hausa; common family names. */
  private static final Set<String> OTHERS =
      Set.copyOf(
          Arrays.asList(
              """
              monday tuesday wednesday thursday friday saturday sunday lundi mardi mercredi jeudi
              vendredi samedi dimanche january february march april june july august september october
              november december janvier fevrier mars avril juin juillet aout septembre octobre novembre
              decembre north south east west nord ouest central centre bank park royal union national
              general president europe africa afrique asia asie paris london washington moscow moscou
              english french francais arabe arabic islam koran coran allah dieu christian catholic
              dollar euro franc banco casino radio tele media info infos source photo video flash bravo
              delta alpha omega sigma victoria santa maria london texas toronto boston dallas berlin roma
              rome madrid lima tokyo bagdad medina medine madina mecca tunis sahara sahel soudan sudan
              carrefour mission camp base marche palais maison ecole police justice travail patrie presse
              journal matin soir route guerre paix faire dire donc voila merci bonjour salam alors avoir
              mine mines barrage ferme hotel hopital zone secteur campement village ville commune
              ankara diego samia rossi baba sama sale lisa male dani mane kante salah balaka naira
              daga tara wani bayan kana mana kama arewa laraba tare goni haya
              diallo traore coulibaly keita konate kone sangare toure camara cisse diarra dembele sidibe
              sissoko doumbia diakite sow barry ouedraogo sawadogo kabore zongo compaore ilboudo tapsoba
              nikiema yameogo some zerbo sanou diop fall ndiaye mbaye gueye faye sarr niang dicko maiga
              cissokho fofana bamba soumahoro bazoum issoufou tchiani mahamat deby tiani garba goita
              samba sanogo sanoko bagayoko berthe dabo danso kanoute simpara togola samake tounkara
              haidara ongoiba guindo togo dolo kassogue tembely arama poudiougou napon tall thiam kane bedie balewa gbagbo ouattara soussou bambara malinke mossi peul touareg haoussa songhai
              """
                  .strip()
                  .split("\\s+", -1)));

  private EverydayWords() {}

  /**
   * Whether a word is an everyday one in English or French, a given name or a common family name.
   *
   * @param word small letters, without accents
   */
  public static boolean contains(String word) {
    return OTHERS.contains(word) || StopWords.contains(word) || People.isGivenName(word);
  }
}
