package org.vigie.ingest.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.ingest.page.Pages.ADDRESS;
import static org.vigie.ingest.page.Pages.FIRST;
import static org.vigie.ingest.page.Pages.SECOND;
import static org.vigie.ingest.page.Pages.THIRD;
import static org.vigie.ingest.page.Pages.text;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.vigie.model.Source;

class SelectorsTest {
  private static final String PAGE =
      """
      <title>The Lamp</title><h1>The Lamp</h1><div class="t">Raid on a market</div>
      <div class="w">Aïssa Diallo</div><div class="d">20 November 2026 17:05</div>
      <div class="b"><p>%s</p><div class="ad"><p>%s</p></div></div><div class="b"><p>%s</p></div>
      <div class="long"><p>%s</p></div>
      """
          .formatted(FIRST, THIRD, SECOND, (THIRD + " ").repeat(20));

  @Test
  void aSourceMaySayWhereToLook() {
    Extracted page = read(new Source.Selectors(".t", ".b", ".d", ".w", ".ad"));
    assertThat(page.title()).isEqualTo("Raid on a market");
    assertThat(page.text()).isEqualTo(text(FIRST, SECOND));
    assertThat(page.published()).isEqualTo(Instant.parse("2026-11-20T17:05:00Z"));
    assertThat(page.authors()).containsExactly("Aïssa Diallo");
    assertThat(page.missed()).isEmpty();
  }

  @Test
  void whatMatchesNothingIsNamedAndFoundOut() {
    Extracted page = read(new Source.Selectors("[", ".none", ".w", ".none", ".none"));
    assertThat(page.missed()).containsExactlyInAnyOrder("title", "text", "date", "author");
    assertThat(page.title()).isEqualTo("The Lamp");
    assertThat(page.text()).contains(THIRD);
  }

  @Test
  void oneSelectorIsEnough() {
    Extracted page = read(new Source.Selectors(null, ".b", null, null, null));
    assertThat(page.text()).isEqualTo(text(FIRST, THIRD, SECOND));
    assertThat(page.missed()).isEmpty();
  }

  private static Extracted read(Source.Selectors selectors) {
    return new Extractor()
        .extract(PAGE.getBytes(UTF_8), "text/html; charset=utf-8", ADDRESS, selectors);
  }
}
