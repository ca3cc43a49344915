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
        "Famine threatens the three Sahel countries, the World Food Programme warns: in Mali,"
            + " Niger and Burkina Faso four million people need food.",
        "Les inondations ont fait des milliers de réfugiés au Mali, au Niger et au Burkina"
            + " Faso, trois pays du Sahel où l'aide humanitaire manque.",
        "The leaders of the G5, Mali, Niger, Burkina Faso, Chad and Mauritania, met in"
            + " Nouakchott and announced roads and wells.",
        "Juntas in Mali, Burkina Faso and Niger have failed to end the war, a study says.",
        "Senegal's president will visit Mali and Burkina Faso. He hopes to see Niger later.",
        "Donors' errors led to the rise of military juntas in Burkina Faso, Mali and Niger, a"
            + " paper on aid says.",
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
        "The presidents of Niger, Burkina Faso and Mali have recalled their envoys from"
            + " Algiers.",
        "Les dirigeants du Mali, du Burkina Faso et du Niger se retrouvent lundi. Ils veulent"
            + " créer un marché.",
        "The foreign ministers of Burkina Faso, Mali and Niger will travel to Moscow next"
            + " week. They announced that they would speak of arms.",
        "ECOWAS asked Mali, Niger and Burkina Faso to think again. The three left the union"
            + " and formed a confederation of their own.",
        "La Cédéao prend acte du retrait du Mali, du Burkina Faso et du Niger. Leur"
            + " confédération veut garder la libre circulation.",
        "L'AES a décidé de créer une chaîne de télévision. Elle émettra de Bamako.",
        "Le Ghana a nommé un envoyé auprès de l'Alliance des États du Sahel. Il parlera de commerce.",
        "General Tiani took over the confederation's presidency from General Goïta on Tuesday.",
        "Moscow will arm the joint force of Mali, Burkina Faso and Niger, Lavrov said.",
        "Le Mali, le Niger et le Burkina Faso ont rappelé leurs ambassadeurs. Ils accusent Alger.",
        "Le Mali, le Niger et le Burkina ont saisi la Cour de justice d'une plainte commune.",
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
        "Private armies such as Russia's Wagner are nothing new: the first modern one was"
            + " founded in London in 1965 and sold its services in Yemen.",
        "Des sociétés comme Wagner ont des devancières : les condottieri italiens louaient"
            + " leurs mercenaires à qui payait, rappelle l'historien.",
        "Contractors like the Wagner fighters are as old as war. Carthage hired Numidian"
            + " horsemen, and Rome German guards.",
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
        "Russian military advisers have landed in Niamey with two cargo planes. Africa Corps"
            + " showed them on its channel.",
        "Des instructeurs militaires russes sont arrivés à Ouagadougou. Ils relèvent de"
            + " l'Africa Corps, dit un diplomate.",
        "Russian trainers came to Malabo to guard the president. They belong to what was"
            + " Wagner.",
        "Some 100 paramilitaries left Ouagadougou for Moscow on Friday. They had come from Wagner.",
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
        "The army killed 40 Boko Haram fighters in the forest of Sambisa, its spokesman said"
            + " on Friday, and lost no one.",
        "L'armée malienne annonce avoir neutralisé une quinzaine de terroristes près de Gao,"
            + " samedi.",
        "Troops hit a camp of militants near Mopti on Tuesday and seized weapons, the Malian"
            + " army said.",
        "Barkhane a tué un chef du groupe jihadiste à l'ouest de Ménaka, lundi, a dit Paris.",
        "The head of al-Shabaab in Gedo was arrested on Sunday. Police say that he was"
            + " planning an attack on a bank in Nairobi.",
        "Un projet d'attentat jihadiste a été déjoué lundi à Dakar, affirme le ministre.",
        "A plot by Islamic State to bomb the market of Kampala was foiled on Thursday, the"
            + " army says.",
        "Il y a trois ans, les jihadistes attaquaient Solhan et tuaient 130 villageois. Le"
            + " marché a rouvert.",
        "Two years after Boko Haram insurgents attacked the town and killed 20 people, the"
            + " market of Baga is full again.",
        "Un an après l'attaque jihadiste de Barsalogho, qui avait fait 100 morts, une marche"
            + " a réuni mille personnes.",
        "The embassy warns of attacks by al-Qaeda on hotels in Bamako and asks its nationals"
            + " to stay at home on Friday.",
        "Un groupe de chasseurs dozos a attaqué un village peul près de Bandiagara et tué 12"
            + " habitants lundi.",
        "Herders killed nine farmers in the Nigerien town of Bankilaré on Saturday. The"
            + " jihadists of the region took no part.",
        "Tuareg rebels ambushed a convoy of the army near Kidal on Wednesday and killed nine"
            + " soldiers.",
        "Les rebelles touaregs ont attaqué dimanche le camp de Ber, dans le nord du Mali, et"
            + " tué cinq militaires.",
        "L'otage enlevé par le JNIM au Mali a été relâché mardi. Il est arrivé à Rome.",
        "A nurse who was kidnapped by al-Qaeda in Burkina Faso was handed over to her embassy"
            + " on Monday.",
        "Groups tied to al-Qaeda and the Islamic State killed more than 8,000 people in the"
            + " Sahel in the first six months, says a monitor.",
        "Les attaques jihadistes ont fait 3.000 morts au premier semestre au Burkina Faso,"
            + " selon une organisation.",
        "Defence ministers met in Niamey on Thursday to speak of the army's bases, of the"
            + " town of Gao and of attacks by jihadists.",
        "Soldiers raided a camp of ADF rebels in Ituri on Wednesday and freed nine hostages.",
        "An army raid on a Boko Haram camp in Borno freed 30 women on Sunday, a general said.",
        "L'armée a lancé une opération contre les jihadistes dans le Soum, mardi. Elle dure encore.",
        "Thousands have fled villages in Cabo Delgado this week, fearing attacks by insurgents.",
        "Les habitants de Macomia ont fui vendredi, par crainte d'attaques des terroristes.",
        "Parliament extended the emergency on Monday, a month after jihadists killed troops in Togo.",
        "Gunmen killed 14 farmers in Kaduna State on Sunday. The police of the state are"
            + " looking for them. Elsewhere in Nigeria the army fights Boko Haram.",
        "CODECO militiamen killed 18 people in an attack on a camp in Ituri on Sunday. The ADF are near.",
        "JNIM spoke on Tuesday of its talks with elders in the Malian town of Léré.",
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
        "Unknown gunmen killed several soldiers near Abala in Niger on Wednesday, the mayor"
            + " said.",
        "Des assaillants ont attaqué dans la nuit de lundi à mardi, peu après minuit, le"
            + " poste de Koualou, dans le nord du Bénin. Ils ont fui.",
        "Islamic State fighters hit the base at Ménaka on Sunday with rockets.",
        "Des terroristes sont entrés dans Barsalogho samedi. Ils ont pillé les boutiques,"
            + " sans tuer personne.",
        "Three soldiers died on Monday when their lorry hit a landmine near Djibo.",
        "Quatre civils ont été tués mardi par un engin explosif près de Ménaka.",
        "A roadside bomb killed six people on a bus near Bandiagara on Sunday.",
        "Two peacekeepers were killed on Friday in an attack near Kidal, the United Nations"
            + " said.",
        "L'ONU condamne l'attaque de lundi près de Tessalit, où trois Casques bleus ont été"
            + " tués.",
        "Armed men have carried off a priest and two nuns near Fada N'Gourma. They took them"
            + " from a bus on Tuesday.",
        "Des hommes armés ont enlevé un médecin à Djibo, mardi.",
        "JNIM says it ambushed a patrol near Nampala. The army is silent.",
        "Le GSIM a revendiqué l'attaque de Farabougou. Il dit y avoir pris des armes.",
        "Togo mourns: a terrorist attack on soldiers in Kpendjal on Monday. The government"
            + " speaks of losses.",
        "A patrol fell into an ambush near Diabaly in Mali on Tuesday. The army has no news of its men.",
        "Mali : un convoi de l'armée est tombé dans une embuscade près de Léré, mardi.",
        "L'imam de Pama a été abattu samedi par des individus armés, dans l'est du Burkina Faso.",
        "La gendarmerie déplore la mort de plusieurs des siens dans l'assaut de dimanche, à Inata, au Burkina Faso.",
        "Insurgents looted shops and beheaded an old man near Palma in Cabo Delgado on Monday.",
        "Attaque de Seytenga, au Burkina Faso : le nombre de morts augmente encore, dit le ministre. Des jihadistes sont soupçonnés.",
        "Several soldiers were killed by jihadists in Mali on Monday, the army said.",
        "Un infirmier a été tué par Boko Haram à Diffa, vendredi.",
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
