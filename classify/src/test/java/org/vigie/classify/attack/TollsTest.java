package org.vigie.classify.attack;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.classify.text.Counts;
import org.vigie.classify.text.Words;

class TollsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en | At least 44 worshippers were killed and 13 hurt           | killed 44, wounded 13
          en | The attack left 44 civilians dead and 13 injured          | killed 44, wounded 13
          en | It killed two soldiers and injured five others            | killed 2, wounded 5
          en | killing fifty Russians and ten soldiers, sixty in all     | killed 60
          en | Seven soldiers and three civilians were killed            | killed 10
          en | At least nine people, including two policemen, were killed | killed 9
          en | between 15 and 20 soldiers were killed                    | killed 15
          en | The death toll has risen from 24 to 31                    | killed 31
          en | The army said it had killed 40 jihadists                  |
          en | A soldier was killed                                      | killed 1
          en | Gunmen abducted 30 schoolgirls                            | abducted 30
          en | They burned 20 houses and 3 vehicles                      |
          en | 2,000 people fled                                         |
          en | some 40 km from Djibo, 12 people died                     | killed 12
          en | from 12 to 20 soldiers were killed                        | killed 12
          en | 15-20 soldiers were killed                                | killed 15
          en | No one was killed, two were hurt                          | wounded 2, killed 0
          en | None of the 12 soldiers was killed                        |
          en | No fewer than 12 soldiers were killed                     | killed 12
          en | Two of the eight passengers were killed                   | killed 2
          en | They killed five of the eight attackers                   |
          en | Two men killed 12 villagers                               | killed 12
          en | killing five soldiers, a civilian and wounding 7          | killed 6, wounded 7
          en | killing a police officer and a child                      | killed 2
          en | seven people (five soldiers and two civilians) were killed | killed 7
          en | seven people - five soldiers and two civilians - were killed | killed 7
          en | nine people, including a soldier and a child, were killed | killed 9
          en | five died and four, including a child, were wounded       | killed 5, wounded 4
          en | five soldiers and two civilians died, seven people in all | killed 7
          en | Of the dead, 22 were soldiers                             |
          en | five farmers and a UN policeman died                      | killed 6
          en | Three teachers said some 25 people were killed            | killed 25
          en | The militants had lost seven men                          |
          en | the army lost six soldiers                                | killed 6
          en | Two hundred people lost their homes                       |
          en | Fifteen traders lost their lives                          | killed 15
          fr | Quinze commerçants ont perdu la vie                       | killed 15
          en | The toll of the raid on the camp hits 23                  | killed 23
          en | Eleven soldiers, the army said, were killed               | killed 11
          fr | Cinq (05) militaires ont été tués                         | killed 5
          en | Eleven jihadists were killed, and six others on Sunday    |
          en | has cost more than 20,000 people their lives              |
          fr | un bilan donné par un policier                            |
          fr | 25 gendarmes tués et des dizaines d'autres disparus       | killed 25
          fr | la mort d'un casque bleu                                  | killed 1
          fr | neuf enfants parmi les 30 personnes tuées                 | killed 30
          en | 40 dead, 22 of them soldiers                              | killed 40
          en | Seven were abducted, and two of them were killed          | abducted 7, killed 2
          en | there were 12 dead on the enemy side                      |
          en | The troops freed ten hostages                             |
          en | They killed two hostages and took six hostages            | killed 2, abducted 6
          en | Ten people were taken to hospital                         |
          fr | aucun des douze soldats n'a été tué                       |
          fr | Deux drones ont tué 12 civils                             | killed 12
          fr | côté ennemi, 40 morts                                     |
          fr | 12 morts parmi les assaillants                            |
          fr | sur les 40 morts, 22 sont des soldats                     | killed 40
          fr | 12 soldats ont été blessés, deux d'entre eux sont morts   | wounded 12, killed 2
          fr | dix otages ont été libérés                                |
          fr | Onze militaires ont été tués et deux manquent à l'appel   | killed 11
          fr | L'attaque a coûté la vie à au moins 30 soldats            | killed 30
          fr | Un civil tué, dix blessés et 80 combattants neutralisés   | killed 1, wounded 10
          fr | la mort d'au moins 132 civils                             | killed 132
          fr | Les forces béninoises en auraient tué dix-sept            |
          fr | 63 terroristes et 25 personnes ont été tués               | killed 25
          fr | faire passer de 132 à 195 le nombre de civils tués        | killed 195
          fr | Dix personnes, sept soldats et trois civils, ont été tuées | killed 10
          fr | un poste militaire attaqué, dix morts                     | killed 10
          fr | ils ont enlevé quatre pêcheurs                            | abducted 4
          fr | une localité à 40 km de Djibo                             |
          es | Cuatro militares murieron en el ataque                    | killed 4
          en | the death toll of the raid rose by nine to 64             | killed 64
          en | the toll could exceed forty dead                          |
          fr | le bilan pourrait atteindre la dizaine de morts           |
          en | 18 were killed, including five attackers                  | killed 13
          en | seven traders were killed on the market, a resident said  | killed 7
          en | Four members of one family died                           | killed 4
          fr | Six membres d'une même famille ont été égorgés            | killed 6
          en | Suspects killed a village councillor and his two sons     | killed 3
          fr | tuant cinq soldats et trois membres d'une milice          | killed 8
          fr | 22 corps ont été retrouvés                                | killed 22
          fr | le poste a été saccagé sans faire de victime              | killed 0
          en | Nobody was killed, but one guard was hurt                 | wounded 1, killed 0
          en | Eight volunteers for the defence of the homeland and a soldier were killed | killed 9
          fr | Un vigile qui s'était interposé a été abattu              | killed 1
          fr | Une personne a été tuée et trois autres blessées          | killed 1, wounded 3
          fr | Pas moins de 20 morts                                     | killed 20
          fr | L'armée n'a pas précisé le nombre de morts                |
          fr | Personne n'a été tué                                      | killed 0
          fr | il n'y a pas eu de mort                                   | killed 0
          fr | Le bilan s'élève à plus de 30 morts                       | killed 30
          fr | Cinq membres du corps de garde ont été blessés            |
          fr | le JNIM dit avoir tué 40 soldats alors que douze soldats sont morts | killed 40, killed 12
          fr | L'engin a détruit un pont et trois soldats ont été tués   | killed 3
          fr | 38 civils déplacés ont été exécutés                       | killed 38
          fr | neuf (09) gardes et deux (02) chauffeurs décédés          | killed 11
          en | Gunmen opened fire without warning, killing 12 people     | killed 12
          en | It was not clear how many were killed                     |
          en | There were no casualties                                  | killed 0
          en | The attack led to the death of one soldier                | killed 1
          en | the toll could rise after 15 people were killed           | killed 15
          en | The death toll, which could rise, stands at 12            | killed 12
          en | The army on May 12 put the toll at 30                     | killed 30
          en | Five Africa Corps mercenaries were wounded                | wounded 5
          en | 40 soldiers were killed and 12 soldiers died according to the army | killed 40, killed 12
          en | four men were beheaded and a woman was shot dead          | killed 5
          en | The bomber detonated a belt and 12 people died            | killed 12
          en | The attackers burned 20 shops and a man was killed        | killed 1
          en | Two shells hit a family home, killing four children       | killed 4
          en | four cyclists and two gendarmes were killed               | killed 6
          """)
  void countsVictimsAndNobodyElse(String language, String sentence, String expected) {
    Words words = Words.of(sentence);
    String found =
        new Tolls(words, Counts.of(language))
            .in(0, words.size()).stream()
                .filter(toll -> !toll.ofAttackers() && !toll.part())
                .map(toll -> toll.what().name().toLowerCase(Locale.ROOT) + " " + toll.value())
                .collect(joining(", "));
    assertThat(found).isEqualTo(expected == null ? "" : expected);
  }
}
