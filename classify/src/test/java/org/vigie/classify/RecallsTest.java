package org.vigie.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vigie.classify.story.Filer;
import org.vigie.model.Article;
import org.vigie.model.Event;
import org.vigie.model.Filed;
import org.vigie.model.Keep;
import org.vigie.model.Recall;
import org.vigie.model.Span;

/** An attack that is told as background is no new event, but leads to the known one. */
class RecallsTest {
  private static final Classifier CLASSIFIER = new Classifier(Shared.sahel());
  private static final String BAMAKO =
      "Gunmen attacked a school of the gendarmerie in Bamako on Tuesday morning. At least 77 people"
          + " were killed, diplomats said. JNIM claimed the attack in a statement.";
  private static final String TALKS =
      "The foreign ministers of two countries met on Thursday to talk about trade. They signed papers"
          + " on customs, railways and students. Both spoke of a long friendship between their"
          + " peoples. A visit of the president was agreed on for next year. Flour and fuel shall"
          + " become cheaper. The minister of transport will travel to a fair in spring.\n\n"
          + "The talks come days after fighters of JNIM attacked a police school in Bamako. The"
          + " assault left around 70 people dead.\n\n"
          + "They will meet again in spring, a spokesman said.";

  private final Map<String, Filed> written = new HashMap<>();
  private final Filer filer = new Filer(id -> Optional.ofNullable(written.get(id)));

  @Test
  void anArticleOfSomethingElseLeadsToTheAttackThatItRecalls() {
    Filed attack = file("a", "Dozens killed in Bamako attack", BAMAKO, "2024-09-17T12:00:00Z");
    assertThat(attack.classified().events()).hasSize(1);

    Filed talks = file("b", "Ministers talk about trade", TALKS, "2024-09-19T18:00:00Z");
    assertThat(talks.classified().topics()).isEmpty();
    assertThat(talks.classified().events()).isEmpty();
    assertThat(talks.story()).isNotEqualTo(attack.story());
    Recall recall = talks.recalls().getFirst();
    assertThat(recall.story()).isEqualTo(attack.story());
    assertThat(recall.event()).isEqualTo(attack.article().id() + "-1");
    assertThat(recall.spans()).extracting(span -> span.of(talks.article())).contains("Bamako");
  }

  @Test
  void whatWasReportedLaterOrElsewhereIsNotMeant() {
    Filed talks = file("b", "Ministers talk about trade", TALKS, "2024-09-19T18:00:00Z");
    assertThat(talks.recalls()).isEmpty();
    file("a", "Dozens killed in Bamako attack", BAMAKO, "2024-09-21T12:00:00Z");
    assertThat(file("b", "Ministers talk about trade", TALKS, "2024-09-19T18:00:00Z"))
        .as("asked again it is the same")
        .isEqualTo(talks);

    file("c", "Attack", BAMAKO.replace("Bamako", "Djibo"), "2024-09-10T12:00:00Z");
    assertThat(file("d", "Talks", TALKS, "2024-09-12T18:00:00Z").recalls()).isEmpty();
  }

  @Test
  void anotherTollOfLongAgoIsAnotherAttack() {
    file("a", "Bamako attacked", BAMAKO.replace("77", "3"), "2024-09-17T12:00:00Z");
    assertThat(file("b", "Talks", TALKS, "2024-09-19T18:00:00Z").recalls()).isEmpty();
  }

  @Test
  void theBackgroundOfAnAttackIsNoEventOfIt() {
    file(
        "a",
        "Massacre à Barsalogho",
        "Des hommes armés du GSIM ont tué au moins 150 personnes samedi à Barsalogho, dans le"
            + " centre-nord du Burkina Faso, selon des habitants.",
        "2024-08-25T12:00:00Z");
    Filed later =
        file(
            "b",
            "Burkina : un convoi attaqué près de Djibo",
            "Au moins douze soldats ont été tués jeudi dans une embuscade du GSIM près de Djibo,"
                + " dans le nord du Burkina Faso.\n\nLe 24 août, au moins 150 personnes avaient été"
                + " tuées à Barsalogho par le GSIM.",
            "2024-09-20T12:00:00Z");
    assertThat(later.classified().events())
        .extracting(Event::where)
        .extracting(where -> where == null ? "" : where.name())
        .containsExactly("Djibo");
    assertThat(later.recalls()).hasSize(1);
    assertThat(later.recalls().getFirst().spans())
        .allMatch(span -> span.field() == Span.Field.TEXT);
  }

  @Test
  void theReportsOfOneStoryDoNotRecallEachOther() {
    file("a", "Dozens killed in Bamako attack", BAMAKO, "2024-09-17T12:00:00Z");
    Filed second =
        file("b", "Dozens killed in Bamako attack", BAMAKO + " Reuters.", "2024-09-17T13:00:00Z");
    assertThat(second.recalls()).isEmpty();
  }

  private Filed file(String name, String title, String text, String at) {
    Article article =
        Articles.of(
            "https://example.test/" + name,
            title,
            text.replace("\\\n", "\n"),
            Instant.parse(at),
            Keep.FULL);
    List<Filed> filed = filer.file(CLASSIFIER.classify(article));
    filed.forEach(one -> written.put(one.article().id(), one));
    return filed.getFirst();
  }
}
