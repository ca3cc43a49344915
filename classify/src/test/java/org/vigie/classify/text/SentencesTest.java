package org.vigie.classify.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SentencesTest {

  @Test
  void abbreviationsAndInitialsDoNotEndASentence() {
    assertThat(sentences("Gen. Tiani met J. Smith of the U.S. embassy. They spoke.")).isEqualTo(2);
  }

  @Test
  void footnotesAndQuotesMayFollowTheStop() {
    assertThat(sentences("It rose.[1] It fell.” He left! Why? « Rien. » Fin.")).isEqualTo(6);
  }

  @Test
  void aLineThatGoesOnIsNoParagraph() {
    Words words = Words.of("One line that\ngoes on here.\nAnother line.\n\nnew block");
    Sentences sentences = new Sentences(words);
    assertThat(sentences.paragraph(3)).isEqualTo(1);
    assertThat(sentences.paragraph(6)).isEqualTo(2);
    assertThat(sentences.paragraph(words.size() - 1)).isEqualTo(3);
  }

  @Test
  void theLeadIsTwoSentencesAndPassesOverMenusAndPointers() {
    String text =
        "Menu\nRead also: what else the paper has for you today. The first sentence of the report"
            + " is this one. The second sentence of it comes here. The third is background.";
    Words words = Words.of(text);
    Sentences sentences = new Sentences(words);
    assertThat(sentences.lead()).isEqualTo(4);
  }

  @Test
  void anEmptyTextHasNoLead() {
    assertThat(new Sentences(Words.of("")).lead()).isZero();
  }

  private static int sentences(String text) {
    Words words = Words.of(text);
    return new Sentences(words).sentence(words.size() - 1);
  }
}
