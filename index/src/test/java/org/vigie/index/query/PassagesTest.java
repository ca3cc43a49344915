package org.vigie.index.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vigie.model.Alert.Passage;
import org.vigie.model.Filed;

class PassagesTest {
  private static final String FILLER = "Nothing of note is said in this sentence. ".repeat(20);
  private static final Filed ARTICLE =
      Sample.of(
              "a",
              "L’Africa Corps au Mali",
              FILLER
                  + "The convoy of the Africa Corps left Gao. "
                  + FILLER
                  + "Wagner had left before the Africa Corps came, and Wagner's men were many. "
                  + FILLER
                  + "A last word on Wagner.")
          .on("wagner")
          .naming("africa-corps", "Africa Corps")
          .near("ml-gao", "Gao", "ML", 16.27, -0.04)
          .near("ml-kidal", "Kidal", "ML", 18.44, 1.41)
          .filed();

  @Test
  void marksExactlyWhatThePhraseMatched() {
    List<Passage> passages = passages("\"Africa Corps\"", 5);
    assertThat(marked(passages))
        .containsExactly("title: Africa Corps", "text: Africa Corps", "text: Africa Corps");
    assertThat(passages.get(1).text()).startsWith("The convoy of the Africa Corps left Gao.");
  }

  @Test
  void doesNotMarkWordsOfAPhraseThatStandElsewhere() {
    assertThat(marked(passages("\"convoy of the Africa\" -corporal", 5)))
        .containsExactly("text: convoy of the Africa");
  }

  @Test
  void marksInflectedAndFoldedForms() {
    assertThat(marked(passages("title:\"africa corps\" AND CONVOYS", 5)))
        .containsExactly("title: Africa Corps", "text: convoy");
  }

  @Test
  void marksLiteralAndPrefixMatches() {
    assertThat(marked(passages("=Wagner text:conv*", 9)))
        .containsExactly("text: convoy", "text: Wagner", "text: Wagner's", "text: Wagner");
  }

  @Test
  void prefersPassagesWithMoreDifferentMatchesAndKeepsTheirOrder() {
    List<Passage> one = passages("text:(Wagner AND \"Africa Corps\")", 1);
    assertThat(marked(one)).containsExactly("text: Wagner", "text: Africa Corps", "text: Wagner's");
    assertThat(one.getFirst().text()).startsWith("Wagner had left").hasSizeLessThan(300);
  }

  @Test
  void namesTheFieldsThatMatchedAndNoOthers() {
    assertThat(
            marked(
                passages(
                    "topic:wagner (entity:jnim OR entity:africa*) source:\"name of rfi-afrique\""
                        + " near:\"16.27,-0.04,10km\" published:2024-09 -topic:aes",
                    9)))
        .containsExactly(
            "topic: wagner",
            "entity: africa-corps",
            "near: Gao",
            "source: Name of rfi-afrique",
            "published: 2024-09-17T08:30:00Z");
  }

  @Test
  void aBranchThatDoesNotMatchIsNoReason() {
    assertThat(marked(passages("Gao OR (topic:aes AND published:2024-09)", 9)))
        .containsExactly("text: Gao");
    assertThat(marked(passages("Gao OR (topic:wagner AND published:2024-09)", 9)))
        .containsExactly("text: Gao", "topic: wagner", "published: 2024-09-17T08:30:00Z");
    assertThat(marked(passages("(near:\"18.44,1.41,9km\" Niger) OR near:\"16.27,-0.04,9km\"", 9)))
        .containsExactly("near: Gao");
  }

  @Test
  void aMatchThatReachesOverTheEndOfAPassageBeginsTheNext() {
    String text = "Gao fell. " + "of the ".repeat(31) + "column of lorries that left Gao by night.";
    Filed article = Sample.text(text).filed();
    String phrase = "\"the column of lorries that left Gao by night\"";
    assertThat(marked(Passages.of(Sample.query("fell " + phrase), article, 5)))
        .containsExactly("text: fell", "text: the column of lorries that left Gao by night");
  }

  @Test
  void leavesRoomForTheTextBesideFields() {
    assertThat(marked(passages("Gao AND topic:wagner AND country:ML AND lang:en", 2)))
        .containsExactly("text: Gao", "topic: wagner");
  }

  @Test
  void isEmptyWhenTheArticleDoesNotMatch() {
    assertThat(passages("Niger", 5)).isEmpty();
    assertThat(passages("topic:wagner AND Niger", 5)).isEmpty();
  }

  @Test
  void showsTheBeginningWhenTheQueryAsksForNothing() {
    assertThat(passages("", 5))
        .singleElement()
        .satisfies(
            lead -> {
              assertThat(lead.matches()).isEmpty();
              assertThat(lead.text()).startsWith("Nothing of note").hasSizeLessThan(300);
            });
    Filed link = Sample.of("b", "Only a title", "").filed();
    assertThat(Passages.of(Sample.query(""), link, 5))
        .containsExactly(new Passage("title", "Only a title", List.of()));
  }

  @Test
  void highlightsAreTheWholeOfWhatMatched() {
    Highlights all =
        Passages.highlights(Sample.query("\"Africa Corps\" Wagner topic:wagner"), ARTICLE)
            .orElseThrow();
    assertThat(words(ARTICLE.article().title(), all.title())).containsExactly("Africa Corps");
    assertThat(words(ARTICLE.article().text(), all.text()))
        .containsExactly("Africa Corps", "Wagner", "Africa Corps", "Wagner's", "Wagner");
    assertThat(marked(all.fields())).containsExactly("topic: wagner");
    assertThat(Passages.highlights(Sample.query("Wagner Niger"), ARTICLE)).isEmpty();
  }

  private static List<String> words(String text, List<Passage.Match> matches) {
    return matches.stream().map(match -> text.substring(match.start(), match.end())).toList();
  }

  @Test
  void copesWithAVeryLongWordAndSurrogates() {
    Filed odd = Sample.text("x".repeat(5_000) + " 😀😀 Gao " + "😀".repeat(400)).filed();
    assertThat(marked(Passages.of(Sample.query("Gao"), odd, 5))).containsExactly("text: Gao");
  }

  private static List<Passage> passages(String query, int most) {
    return Passages.of(Sample.query(query), ARTICLE, most);
  }

  private static List<String> marked(List<Passage> passages) {
    return passages.stream()
        .flatMap(
            passage ->
                passage.matches().stream()
                    .map(
                        match ->
                            passage.field()
                                + ": "
                                + passage.text().substring(match.start(), match.end())))
        .toList();
  }
}
