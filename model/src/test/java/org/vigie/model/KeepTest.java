package org.vigie.model;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class KeepTest {
  @Test
  void fullKeepsAllAndLinkKeepsNothing() {
    assertThat(Keep.FULL.trim("a text")).isEqualTo("a text");
    assertThat(Keep.LINK.trim("a text")).isEmpty();
  }

  @Test
  void anExcerptIsCutAtAWord() {
    String trimmed = Keep.EXCERPT.trim("word ".repeat(200));
    assertThat(trimmed).endsWith("word…").hasSizeLessThanOrEqualTo(Keep.EXCERPT_LENGTH + 1);
  }

  @Property
  void anExcerptIsTheTextOrABeginningOfItWithAnEllipsis(
      @ForAll @StringLength(max = 900) String text) {
    String trimmed = Keep.EXCERPT.trim(text);
    if (text.length() <= Keep.EXCERPT_LENGTH) {
      assertThat(trimmed).isEqualTo(text);
      return;
    }
    assertThat(trimmed).endsWith("…").hasSizeLessThanOrEqualTo(Keep.EXCERPT_LENGTH + 1);
    assertThat(text).startsWith(trimmed.substring(0, trimmed.length() - 1));
  }

  @Property
  void whatWasTrimmedIsTrimmedNoFurther(
      @ForAll Keep keep, @ForAll @StringLength(max = 900) String text) {
    assertThat(keep.trim(keep.trim(text))).isEqualTo(keep.trim(text));
  }

  @Test
  void anExcerptDoesNotSplitACharacterOfTwoUnits() {
    String text = "x".repeat(Keep.EXCERPT_LENGTH - 1) + "😀".repeat(10);
    String trimmed = Keep.EXCERPT.trim(text);
    assertThat(Character.isHighSurrogate(trimmed.charAt(trimmed.length() - 2))).isFalse();
  }
}
