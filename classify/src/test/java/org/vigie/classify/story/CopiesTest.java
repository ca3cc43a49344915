package org.vigie.classify.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.vigie.classify.Articles;
import org.vigie.classify.story.Syndicated.Change;
import org.vigie.classify.story.Syndicated.Text;
import org.vigie.model.Classified;
import org.vigie.model.Filed;
import org.vigie.model.Filed.Role;

class CopiesTest {
  private static final Text BRIDGE =
      new Text(
          "Two hurt as footbridge of Alvsund gives way",
          """
          Two hikers were hurt on Saturday when the rope bridge over the Alvsund gorge gave way
          under them, the mountain rescue service said. A helicopter lifted both out of the water
          within 40 minutes and took them to the hospital of Kirkedal, where doctors set a broken
          arm and kept a woman of 61 for the night.

          The bridge was built in 1974 and last looked at 3 years ago, according to the parish. Its
          northern anchor had come loose in the spring floods, and 5 boards were missing, said
          Torunn Vik, who keeps the hut above the gorge. “I wrote to them in June and again in
          August,” she said. Nobody had answered.

          The path from the hut to the lake is closed until a new bridge stands. Walkers have to go
          round by the dam, which takes 2 hours more. The parish council meets on Tuesday and will
          be asked for 380,000 crowns. Its chairman would not say whether the money is there.
          """);
  private static final Text MARKET =
      new Text(
          "Grain prices at the Orsa exchange",
          """
          Wheat closed at 212 crowns a tonne at the Orsa exchange on Monday, up 4 crowns, in a day
          of thin trade. Rye for delivery in autumn gained 7 crowns to 188, while oats lost 3 to
          141. In all 5,400 tonnes changed hands, against 6,150 the day before. Dealers spoke of
          good weather in the plain and of little interest from abroad. Rape seed was quoted at 455.
          The index of the exchange stood at 1,317 points when the bell rang, after 1,302 at noon.
          """);
  private static final Text TRANSLATED =
      new Text(
          "Deux blessés dans la chute d'une passerelle à Alvsund",
          """
          Deux randonneurs ont été blessés samedi lorsque le pont de cordes qui franchit la gorge
          d'Alvsund a cédé sous leur poids, a indiqué le secours en montagne. Un hélicoptère les a
          sortis de l'eau en 40 minutes et conduits à l'hôpital de Kirkedal, où les médecins ont
          réduit une fracture du bras et gardé une femme de 61 ans pour la nuit.

          Le pont, construit en 1974, avait été examiné il y a 3 ans, selon la commune. L'ancrage
          nord s'était détaché lors des crues, et 5 planches manquaient, raconte Torunn Vik,
          gardienne du refuge. « I wrote to them in June and again in August », dit-elle. Personne
          n'a répondu. Le sentier restera fermé jusqu'à la pose d'un nouveau pont.
          """);
  private static final Text RETOLD =
      new Text(
          "Hut keeper warned of loose bridge before it fell",
          """
          The keeper of the hut above Alvsund had warned twice that the rope bridge was unsafe
          before it fell with two hikers on it. “I wrote to them in June and again in August,”
          Torunn Vik said. The parish says it never saw her letters. A woman of 61 and a man from
          the coast were pulled from the gorge on Saturday; both are out of danger. Engineers will
          examine the northern anchor this week, and the council is to vote on a replacement that
          could cost 380,000 crowns.
          """);

  private final Filer filer = new Filer();

  @Test
  void whatSitesMakeOfAnAgencysTextIsACopyOfIt() {
    Filed bridge = filer.file(classified("a", BRIDGE)).getFirst();
    filer.file(classified("b", MARKET));
    for (Change change : Change.values()) {
      for (int seed = 0; seed < 20; seed++) {
        Filed answer = answer(Syndicated.of(BRIDGE, change, new Random(seed)));
        assertThat(answer.story()).as(answer.why()).isEqualTo(bridge.article().id());
        if (change != Change.ALL) {
          assertThat(answer.role()).as("%s: %s", change, answer.why()).isEqualTo(Role.COPY);
          assertThat(answer.copyOf()).isEqualTo(bridge.article().id());
        }
      }
    }
  }

  @Test
  void theSameFormOfAnotherDayIsNoCopy() {
    filer.file(classified("a", MARKET));
    String tuesday =
        MARKET
            .body()
            .replace("Monday", "Tuesday")
            .replace("212", "215")
            .replace("up 4", "up 3")
            .replace("7 crowns to 188", "2 crowns to 190")
            .replace("lost 3 to\n141", "lost 5 to\n136")
            .replace("5,400", "5,900")
            .replace("6,150", "5,400")
            .replace("455", "461")
            .replace("1,317", "1,324")
            .replace("1,302", "1,320");
    assertThat(answer(new Text(MARKET.title(), tuesday)).role()).isNotEqualTo(Role.COPY);
    for (int seed = 0; seed < 20; seed++) {
      Text other = Syndicated.anotherDay(MARKET, new Random(seed));
      assertThat(answer(other).role()).isNotEqualTo(Role.COPY);
    }
  }

  @Test
  void aTranslationAndAReportThatQuotesTheSameAreNoCopies() {
    filer.file(classified("a", BRIDGE));
    for (Text other : List.of(TRANSLATED, RETOLD)) {
      assertThat(answer(other).role()).isNotEqualTo(Role.COPY);
    }
  }

  private Filed answer(Text text) {
    return filer.answers(classified("other", text)).getFirst();
  }

  private static Classified classified(String id, Text text) {
    return new Classified(
        Articles.of("https://example.test/" + id, text.title(), text.body()),
        "en",
        List.of(),
        List.of(),
        List.of(),
        1);
  }
}
