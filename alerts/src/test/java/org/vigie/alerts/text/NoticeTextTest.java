package org.vigie.alerts.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.alerts.Samples.changed;

import java.net.URI;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vigie.alerts.Samples;
import org.vigie.model.HealthEvent.Changed;
import org.vigie.model.Notice;
import org.vigie.model.PollState.State;

class NoticeTextTest {
  private static final AlertLinks LINKS = new AlertLinks(URI.create("http://127.0.0.1:8484/"));

  @Test
  void oneSourceIsNamedWithWhatBecameOfItWhyAndWhatIsNext() {
    NoticeText words = text(changed("rfi", State.FRESH, State.BLOCKED));
    assertThat(words.subject()).isEqualTo("[Vigie] Source rfi blocked us");
    assertThat(words.thread()).isEqualTo("source.rfi");
    assertThat(words.text())
        .contains(
            "Source rfi blocked us, 20 Nov 2026, 12:01 UTC",
            "evidence of BLOCKED",
            "next try 20 Nov 2026, 12:11 UTC",
            "http://127.0.0.1:8484/streams/sources#source-rfi",
            "Change where notices go: http://127.0.0.1:8484/streams#notices");
    assertThat(words.html())
        .contains(
            "<a dir=\"auto\" href=\"http://127.0.0.1:8484/streams/sources#source-rfi\">Source"
                + " rfi</a> blocked us",
            "evidence of BLOCKED",
            "next try");
  }

  @Test
  void severalAreCountedAndNamedWhenTheSameBecameOfAll() {
    assertThat(
            text(changed("a", State.FRESH, State.SILENT), changed("b", State.QUIET, State.SILENT))
                .subject())
        .isEqualTo("[Vigie] 2 sources went silent: Source a, Source b");
  }

  @Test
  void whatBecameOfEachIsCountedByKind() {
    NoticeText words =
        text(
            changed("a", State.FRESH, State.SILENT),
            changed("b", State.QUIET, State.SILENT),
            changed("c", State.BROKEN, State.FRESH));
    assertThat(words.subject()).isEqualTo("[Vigie] 2 sources went silent; Source c recovered");
    assertThat(words.thread()).startsWith("notice.");
  }

  @Test
  void ourNetworkComesFirst() {
    Notice notice =
        new Notice(
            "id",
            1,
            Samples.NOON,
            List.of(changed("a", State.FRESH, State.EMPTY)),
            List.of(Samples.network(true)));
    NoticeText words = text(notice);
    assertThat(words.subject()).isEqualTo("[Vigie] Our network is down; Source a came back empty");
    assertThat(words.text()).startsWith("Our network is down, 20 Nov 2026, 12:00 UTC");
  }

  @Test
  void theSubjectStaysShortAndTheBodyShowsFiftyOfMany() {
    Changed[] many =
        IntStream.range(0, 120)
            .mapToObj(i -> changed("s" + i, State.FRESH, State.BROKEN))
            .toArray(Changed[]::new);
    NoticeText words = text(many);
    assertThat(words.subject()).startsWith("[Vigie] 120 sources broke: Source s0").hasSize(151);
    assertThat(words.text()).contains("Source s49 broke", "and 70 more").doesNotContain("s50");
    assertThat(words.html().split("<li>", -1)).hasSize(51);
  }

  @Test
  void whatStrangersSaidIsTextOnOneLine() {
    Changed hostile =
        new Changed(
            "a\r\nBcc: b",
            "<script>x</script>\r\nBcc: victim@example.org",
            State.FRESH,
            State.BROKEN,
            Samples.NOON,
            "</li><img src=x onerror=y>\u202e",
            Samples.NOON);
    NoticeText words = text(hostile);
    assertThat(words.subject()).doesNotContain("\r", "\n").contains("<script>x</script> Bcc:");
    assertThat(words.thread()).isEqualTo("source.a--Bcc--b");
    assertThat(words.html()).doesNotContain("<script", "<img");
    assertThat(words.text()).doesNotContain("\u202e");
  }

  @Test
  void isInTheLanguageOfItsReader() {
    Notice one = Samples.notice(changed("rfi", State.FRESH, State.SILENT)).in("fr");
    assertThat(text(one).subject()).isEqualTo("[Vigie] Source rfi s’est tue");
    assertThat(text(one).text())
        .contains("prochain essai le 20 nov. 2026, 12:11 UTC", "Toutes les sources: http://")
        .doesNotContain("next try", "All sources");
    assertThat(text(one).html()).contains("s’est tue", "Changer où vont les avis");
    Notice two =
        Samples.notice(
                changed("a", State.SILENT, State.FRESH), changed("b", State.BROKEN, State.QUIET))
            .in("fr");
    assertThat(text(two).subject())
        .isEqualTo("[Vigie] 2 sources se sont rétablies: Source a, Source b");
  }

  private static NoticeText text(Changed... changes) {
    return text(Samples.notice(changes));
  }

  private static NoticeText text(Notice notice) {
    return new NoticeText(notice, new Words(notice.language(), ZoneOffset.UTC), LINKS);
  }
}
