package org.vigie.classify.name;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vigie.classify.text.Reading;
import org.vigie.classify.text.Words;
import org.vigie.model.Place;
import org.vigie.model.Span;

/** Tells a name that a person bears from the place of that name: {@code Souleymane Zabré}. */
final class People {
  /** Given names of West Africa and of those who report from there, folded. */
  private static final Set<String> GIVEN =
      words(
          """
          aaron abass abba abdallah abdel abdou abdoul abdoulaye abdourahamane abdourahmane abdul
          abdullah abdullahi abel aboubacar aboubakar abubakar adam adama adamou adamu ado ahmad
          ahmadou ahmadu ahmed ahmedou aicha aime aissa aissata aissatou aisha alain alassane albert
          alexandre alexis alfa alhaji alhousseini ali aliou alioune aliyu allassane almamy alou
          alpha alphonse amadou amara amidou amina aminata aminu ana anderson andre andrew angele
          anne anthony antoine antonio apollinaire ariel aristide armand arouna arsene arthur asmaou
          assane assimi assitan astou atiku augustin awa aziz babacar bachir bachirou bakary bala
          bangaly baptiste barbara basile bassirou beatrice ben benjamin benoit bernard bertrand
          binta biram blaise boubacar boubakar boukari boureima bruno carlos caroline catherine cecile
          celestin celine cesar charles charlotte cheick cheikh cheikhou chinedu choguel chris
          christian christine christophe claire claude clement cyril damien daniel daouda dauda david
          delphine denis desire diakaria didier djamila djibril dominique donald dramane edouard
          edward eli elhadj elhadji elisabeth elizabeth emeka emile emilie emmanuel eric ernest
          estelle etienne eugene fabrice fadima faisal fanta fati fatima fatimata fatou fatoumata
          fatuma felicite felix ferdinand fily florence florent francis francois frank frederic
          gabriel garba gaston georges gerard gilbert gilles goodluck gregoire guillaume guy habib
          habibou hadiza haja hakim halidou halima hama hamadou hamani hamed hamid hamidou hamza
          haoua harouna harry hassan hassane hassimi hauwa helene henri herve hugues ibrahim ibrahima
          ibrahime idrissa idriss inoussa isaac isabelle isiaka ismael ismail ismaila issa issaka
          issiaka issifou issoufou iyad jack jacob jacques jafar james jane jean jeanne jerome john
          jonas jonathan jose joseph josephine juan jules julie julien karim kader kadidiatou kadre
          kalifa kalilou kamal karamoko kassim kevin khadija khalid khalifa koffi kouame kouassi
          koffie ladji lamine lansana lassana lassane lassina laurent lawal leon leonard louis louise
          luc lucien macky maduka mahamadou mahamane mahamat mahamoud mahamoudou maimouna malam
          malick malik mallam mamadi mamadou mamane mamman mamoudou manuel marc marcel margaret maria
          mariam mariama marie marietou mario mark martin martine mary massa mathieu mathurin maurice
          max mbaye michael michel michelle modibo mohamadou mohamed mohammad mohammed mohammadu
          moctar mouhamadou mouhamed moulaye mountaga moussa moustapha muhammad muhammadu mukhtar
          musa mustafa mustapha nafissa nana nasir nathalie nicolas nouhoum noura olivier olusegun
          omar omer oumar oumarou oumou ousmane ousseini pascal patrice patricia patrick paul paulin
          pauline peter philippe philip pierre prosper rachel rachid rachida rahim rakia ramata
          raoul raphael rashid rasmane raymond rebecca rene richard robert roch roger roland romain
          rosalie rose saadou sabine saddiq sadio sadou safiatou saibou saidou saidu salamatou salif
          salifou salihou salou samuel sandra sani sara sarah seini sekou serge seydou
          sidi sidiki simon simone sidy sophie souleymane soumaila soumana stephane steve sulaiman
          suleiman sylvain sylvestre tahirou tanko thierry thomas tidiane tiebile tiemoko
          tijani tony umar umaru usman uzoma valentin valerie veronique victor
          victoire vincent william xavier yacoub yacouba yahaya yahya yakubu yaya yero youssouf
          youssoufou yusuf yves yvonne zainab zakaria zakari zakariya zeinabou zenabou zoumana
          """);

  /** What stands before a family name. */
  private static final Set<String> TITLES =
      words(
          """
          m mm mme mlle mr mrs ms dr pr prof me monsieur madame maitre docteur professeur professor
          capitaine captain colonel commandant commander general lieutenant sergent sergeant caporal
          adjudant major marechal imam cheikh sheikh president alhaji hajiya mallam senator depute
          abbe pasteur pastor
          """);

  /** What stands before a place. */
  private static final Set<String> LOCATING =
      words(
          """
          a au in at near around from vers entre between village villages ville villes commune
          communes town towns city localite localites province departement department district area
          zone axe road route environs pres
          """);

  private static final Set<String> FILLERS = words("de d du des of the la le l");

  private People() {}

  private static Set<String> words(String text) {
    return new HashSet<>(Arrays.asList(text.strip().split("\\s+", -1)));
  }

  static boolean isGivenName(String folded) {
    return GIVEN.contains(folded);
  }

  static boolean isTitle(String folded) {
    return TITLES.contains(folded);
  }

  /**
   * Takes away the names that people bear. A name that is a person's once in an article is a place
   * elsewhere in it only where a word says so: {@code à Zabré}.
   */
  static void leaveOut(Reading reading, Map<Span, List<Place>> named) {
    Set<String> borne = new HashSet<>();
    Map<Span, String> written = new LinkedHashMap<>();
    for (Map.Entry<Span, List<Place>> entry : named.entrySet()) {
      if (entry.getValue().stream().anyMatch(People::isArea)) {
        continue;
      }
      Span span = entry.getKey();
      Words words = reading.words(span.field());
      int from = words.from(span.start());
      int to = words.from(span.end());
      String name = words.folded().substring(words.at(from), words.foldedEnd(to - 1));
      written.put(span, name);
      if (isPerson(words, from, to)) {
        borne.add(name);
      }
    }
    if (!borne.isEmpty()) {
      List<Span> people =
          written.entrySet().stream()
              .filter(entry -> borne.contains(entry.getValue()))
              .map(Map.Entry::getKey)
              .filter(span -> !isLocated(reading, span))
              .toList();
      people.forEach(named::remove);
    }
  }

  /** Nobody is called as a country or a region is. */
  private static boolean isArea(Place place) {
    return place.precision() == Place.Precision.COUNTRY
        || place.precision() == Place.Precision.REGION;
  }

  private static boolean isPerson(Words words, int from, int to) {
    return isAfter(words, from) || isBefore(words, from, to);
  }

  /** {@code ZABRÉ Souleymane}. */
  private static boolean isBefore(Words words, int from, int to) {
    return to < words.size()
        && words.isNext(to - 1)
        && isName(words, to)
        && isShouted(words.original(to - 1))
        && !isShouted(words.original(to))
        && !isLocated(words, from);
  }

  static boolean isShouted(String word) {
    return word.length() > 1 && word.chars().noneMatch(Character::isLowerCase);
  }

  /** A given name or a title stands right before. */
  private static boolean isAfter(Words words, int from) {
    if (from == 0) {
      return false;
    }
    boolean title = TITLES.contains(words.word(from - 1));
    return title
        ? words.isNext(from - 1) || words.text().startsWith(". ", words.end(from - 1))
        : words.isNext(from - 1) && isName(words, from - 1);
  }

  private static boolean isName(Words words, int word) {
    return Character.isUpperCase(words.text().charAt(words.start(word)))
        && GIVEN.contains(words.word(word));
  }

  private static boolean isLocated(Reading reading, Span span) {
    Words words = reading.words(span.field());
    return isLocated(words, words.from(span.start()));
  }

  private static boolean isLocated(Words words, int from) {
    int before = from - 1;
    while (before >= 0 && FILLERS.contains(words.word(before))) {
      before--;
    }
    return before >= 0 && LOCATING.contains(words.word(before));
  }
}
