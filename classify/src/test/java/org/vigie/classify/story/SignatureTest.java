package org.vigie.classify.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.vigie.classify.Articles;
import org.vigie.classify.Classifier;
import org.vigie.classify.Shared;
import org.vigie.model.Article;
import org.vigie.model.Classified;
import org.vigie.model.Filed;
import org.vigie.model.Watch;

class SignatureTest {

  @Property
  void isReadBackAsItWasWritten(@ForAll String title, @ForAll String text) {
    Signature signature = Signature.of(classified(title, text));
    Signature back = Signature.from(signature.toList());
    assertThat(back.toList()).isEqualTo(signature.toList());
    assertThat(back.content()).isEqualTo(signature.content());
  }

  @Property
  void numbersThatAreNoSignatureTellNothing(@ForAll List<Integer> numbers) {
    Signature signature = Signature.from(numbers);
    assertThat(signature.toList().equals(numbers) || signature.passages() == 0).isTrue();
  }

  @Test
  void comesWithWhatWasClassifiedAsItIsByTheText() {
    Watch watch = Shared.sahel();
    Article article = Articles.of("Rain in Tolvik", "Rain fell on Tolvik. Two of 44 roads closed.");
    Classified judged = new Classifier(watch).classify(article);
    assertThat(judged.signature()).isEqualTo(Signature.of(Kept.of(judged)).toList());
    Filed filed = new Filer().file(judged).getFirst();
    assertThat(filed.signature()).isEqualTo(judged.signature());
    assertThat(filed.classified().signature()).isNull();
  }

  @Test
  void anArticleThatAnOlderVigieClassifiedIsFiledByItsText() {
    Classified older = classified("Rain in Tolvik", "Rain fell on Tolvik.");
    assertThat(new Filer().file(older).getFirst().signature())
        .isEqualTo(Classifier.signed(older).signature());
  }

  @Test
  void countsLeaveYearsOut() {
    Signature signature =
        Signature.of(
            classified("44 dead", "In 2025 at least 44 died and 1,200 fled, 1 is missing."));
    assertThat(signature.counts()).containsExactly(44, 1200);
  }

  @Test
  void aCapitalThatBeginsASentenceMakesNoName() {
    Signature signature =
        Signature.of(classified("", "Rain fell on Tolvik. \u201cSnow came.\u201d"));
    int[] weights = Arrays.stream(signature.terms()).map(Signature::weight).sorted().toArray();
    assertThat(weights).containsExactly(3, 3, 3, 3, 14);
  }

  @Test
  void theShareOfACutTextIsThatOfItsOwnPassages() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 400; i++) {
      text.append("word").append(i * 7919 % 1000).append(i % 7 == 0 ? ". " : " ");
    }
    Signature whole = Signature.of(classified("", text.toString()));
    Signature cut = Signature.of(classified("", text.substring(0, text.length() / 4)));
    assertThat(Copies.share(cut, whole)).isGreaterThan(0.9);
    assertThat(Copies.share(whole, cut)).isEqualTo(Copies.share(cut, whole));
  }

  private static Classified classified(String title, String text) {
    return new Classified(Articles.of(title, text), "en", List.of(), List.of(), List.of(), 1);
  }
}
