package org.vigie.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.model.Article;
import org.vigie.model.TopicHit;

/** What the bundled watch makes of real pages, and of cases that are easily mistaken. */
class SahelTopicsTest {
  private static final Classifier CLASSIFIER = new Classifier(Shared.sahel());

  @ParameterizedTest
  @CsvSource({
    "000, aes wagner",
    "001, aes",
    "002, aes",
    "003, wagner",
    "004, aes",
  })
  void realPagesHaveTheirTopics(String page, String topics) throws IOException {
    assertThat(topics(read(page))).containsExactlyInAnyOrder(topics.split(" ", -1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The router encrypts its traffic with AES-256. The company says no key of that length has"
            + " been broken in Niger, Mali or anywhere else.",
        "AES Corporation will build a solar park in Mali. The utility expects 200 megawatts of"
            + " power by next year.",
        "Drought in the Sahel: aid agencies say herds are dying in Mali, Niger and Burkina Faso"
            + " and ask donors for grain.",
        "Customs officers in Cotonou seized two tonnes of cigarettes on Tuesday. The goods were on"
            + " their way to Niger. The minister spoke of trade with Togo, Ghana and, in one"
            + " breath, with the Alliance of Sahel States.",
      })
  void notAboutTheAlliance(String text) {
    assertThat(topics(Articles.of("", text))).doesNotContain("aes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Les ministres de la Défense de l'AES se sont réunis à Niamey pour parler de la force"
            + " commune. Ils ont fixé une date.",
        "Bamako, Niamey and Ouagadougou will issue a common passport, the military rulers of Mali,"
            + " Niger and Burkina Faso announced as a bloc.",
        "La Confédération des États du Sahel lance sa banque d'investissement avec 500 milliards de"
            + " francs CFA.",
      })
  void aboutTheAlliance(String text) {
    assertThat(topics(Articles.of("", text))).contains("aes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Wagner's Ring returns to the Russian stage: the opera in Moscow shows all four evenings.",
        "Wagner scored twice as the Texas team won. The striker has now nine goals this season.",
        "Le documentaire raconte l'Afrika Korps de Rommel et la guerre du désert, de Tripoli à El"
            + " Alamein.",
        "Deputy minister Wagner opened the bridge. Traffic is expected to flow from Monday on.",
      })
  void notAboutTheGroup(String text) {
    assertThat(topics(Articles.of("", text))).doesNotContain("wagner");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Des paramilitaires de l'Africa Corps ont quitté leur base de Ber, dans le nord du Mali,"
            + " selon un élu.",
        "The Wagner Group keeps some 1,500 men in the Central African Republic, a UN panel says.",
      })
  void aboutTheGroup(String text) {
    assertThat(topics(Articles.of("", text))).contains("wagner");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bandits on motorbikes killed nine farmers in Zamfara State on Monday and took their"
            + " cattle, police said.",
        "Why jihadist attacks spread to the coast: a researcher explains how groups linked to"
            + " al-Qaeda recruit, and what states can do.",
        "Le procès de trois jihadistes présumés s'est ouvert à Abidjan. Ils sont jugés pour"
            + " l'attaque de Grand-Bassam, qui avait fait 19 morts.",
        "An army airstrike hit a market in the north of Mali, killing 17 civilians, residents say."
            + " The army speaks of terrorists.",
        "Thousands have died in attacks by al-Qaeda and the Islamic State in the Sahel since 2012,"
            + " and millions have fled, the report says.",
        "Clashes between herders and farmers left 12 dead in central Mali on Sunday, an official"
            + " of the village said.",
      })
  void notAnAttackByJihadists(String text) {
    assertThat(topics(Articles.of("", text))).doesNotContain("jihadist-attack");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "JNIM fighters attacked an army post at Dinangourou on Saturday, killing 14 soldiers,"
            + " officials said.",
        "Au moins douze soldats ont été tués mardi dans une embuscade attribuée au GSIM près de"
            + " Djibo, dans le nord du Burkina Faso.",
        "Boko Haram gunmen stormed a village in Borno overnight and killed seven people, residents"
            + " told reporters.",
        "L'État islamique au Sahel revendique l'attaque de la base de Banibangou, où 34 soldats"
            + " nigériens sont morts jeudi.",
        "A suicide bomb claimed by al-Shabaab killed eight at a café in Mogadishu on Friday.",
      })
  void anAttackByJihadists(String text) {
    assertThat(topics(Articles.of("", text))).contains("jihadist-attack");
  }

  @Test
  void everyReasonCanBeShown() throws IOException {
    for (String page : new String[] {"000", "001", "002", "003", "004"}) {
      Article article = read(page);
      for (TopicHit hit : CLASSIFIER.classify(article).topics()) {
        assertThat(hit.evidence()).isNotEmpty();
        hit.evidence()
            .forEach(e -> e.spans().forEach(span -> assertThat(span.of(article)).isNotBlank()));
      }
    }
  }

  private static Set<String> topics(Article article) {
    return CLASSIFIER.classify(article).topics().stream()
        .map(TopicHit::topic)
        .collect(Collectors.toSet());
  }

  /** The first of these pages begins with its title. */
  private static Article read(String page) throws IOException {
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(Shared.path("seeds"), page + "_*.txt")) {
      String text = Files.readString(found.iterator().next());
      int line = page.equals("000") ? text.indexOf('\n') : 0;
      return Articles.of(text.substring(0, line), text.substring(line));
    }
  }
}
