package org.vigie.index.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnalysisTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          attaques                | une attaque à Djibo
          attaque                 | plusieurs ATTAQUES
          attack                  | two attacks were reported
          attacks                 | they attacked the convoy
          militaire               | les bases militaires
          armée                   | les forces armées
          soldat                  | des soldats
          journal                 | des journaux
          city                    | three cities
          base                    | military bases
          malien                  | l'armée malienne
          cote d'ivoire           | la Côte d’Ivoire
          Côte d’Ivoire           | la cote d'ivoire
          "cote d'ivoire"         | la CÔTE D'IVOIRE
          Ivoire                  | la Côte d’Ivoire
          AES                     | l’AES annonce
          AES                     | qu'AES annonce
          Mali                    | Mali's army
          Mali                    | Mali’s army
          aujourd'hui             | c’est aujourd’hui
          lAlliance               | lAlliance
          alliance                | jusqu’alliance
          l'Alliance              | d'alliances
          Al-Qaïda                | al qaida
          "al qaida"              | d’Al-Qaïda au Maghreb
          œuvre                   | oeuvres
          Nigérien                | un soldat nigerien
          e\u0301le\u0301phant    | éléphants
          القاعدة                 | القاعده
          sokoto                  | SOKOTO
          """)
  void findsWordsAcrossCaseAccentsApostrophesAndLightInflection(String query, String text) {
    assertThat(Sample.matches(unescape(query), Sample.text(text).filed())).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          attack                  | une attaque
          attaque                 | an attack
          Mali                    | male soldiers
          male                    | le mal
          AES                     | a new bloc
          AES                     | AE
          Niger                   | Nigeria
          Nigeria                 | Niger
          Niger                   | un soldat nigérien
          Nigeria                 | un soldat nigérien
          Nigeria                 | a Nigerian soldier
          Africa                  | an African army
          Russia                  | the Russian embassy
          Britain                 | the British embassy
          China                   | a Chinese firm
          France                  | a French envoy
          Wagner                  | wag
          army                    | small arms
          Togo                    | they go
          Chad                    | Tchad
          corps                   | corporal
          Mauritania              | the Mauritanian border
          """)
  void keepsApartWhatIsNotTheSame(String query, String text) {
    assertThat(Sample.matches(query, Sample.text(text).filed())).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          exact:AES               | l’AES annonce          | true
          exact:AES               | aes                    | false
          =AES                    | AES's summit           | true
          =AES                    | aes                    | false
          ="Côte d'Ivoire"        | la Côte d’Ivoire       | true
          ="Côte d'Ivoire"        | la Cote d’Ivoire       | false
          exact:"Africa Corps"    | the Africa Corps       | true
          exact:"Africa Corps"    | the africa corps       | false
          exact:(AES OR JNIM)     | the JNIM               | true
          exact:Jih*              | Jihad                  | true
          exact:Jih*              | jihad                  | false
          exact:attaque           | attaques               | false
          title:=AES              | l'AES                  | false
          text:=AES               | l'AES                  | true
          """)
  void findsWordsAsTheyStand(String query, String text, boolean found) {
    assertThat(Sample.matches(query, Sample.text(text).filed())).isEqualTo(found);
  }

  private static String unescape(String text) {
    return text.translateEscapes();
  }
}
