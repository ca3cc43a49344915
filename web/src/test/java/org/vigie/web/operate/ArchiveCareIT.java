package org.vigie.web.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vigie.web.Browser;
import org.vigie.web.Program;
import org.vigie.web.Program.Answer;
import org.vigie.web.TestDesk;

class ArchiveCareIT {
  private static final Duration SOON = Duration.ofMinutes(1);

  private final TestDesk desk = TestDesk.shared();
  private final Program program = new Program(desk, TestDesk.TOKEN);

  @Test
  void aProgramHasTheArchiveBuiltAnewAndItIsTheSameAfterwards() throws Exception {
    String documents = program.get("/archive").at("/documents");
    Answer begun = program.post("/archive/rebuild", "");
    assertThat(begun.status()).isEqualTo(202);
    assertThat(begun.json().path("begun").asBoolean()).isTrue();
    assertThat(program.get("/streams").json().at("/archive").has("reading")).isFalse();
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(program.get("/archive").at("/rebuilt")).contains("asked"));
    Answer state = program.get("/archive");
    assertThat(state.json().hasNonNull("building")).isFalse();
    assertThat(state.at("/documents")).isEqualTo(documents);
    assertThat(new Browser(desk.home()).get("/health/ready").body())
        .contains("{\"name\":\"archive\",\"ready\":true,\"state\":\"answers\"}");
  }

  @Test
  void anOperatorHasTheArchiveCheckedAndReadsThatAllIsWell() throws Exception {
    Browser browser = Browser.signedIn(desk);
    assertThat(browser.page("/streams").select("#archive form button")).hasSize(2);
    browser.submit("/streams/archive/check", Map.of());
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(program.get("/archive").json().hasNonNull("checked")).isTrue());
    assertThat(program.get("/archive").json().at("/checked/wrong")).isEmpty();
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(browser.page("/streams").text()).contains("all is well"));
  }

  @Test
  void whatIsBuiltCanBeGivenUp() throws Exception {
    assertThat(program.delete("/archive/rebuild").json().path("ended").asBoolean()).isFalse();
    program.post("/archive/rebuild", "");
    program.delete("/archive/rebuild");
    await().atMost(SOON).until(() -> !program.get("/archive").json().hasNonNull("building"));
    Browser browser = Browser.signedIn(desk);
    assertThat(browser.submit("/streams/archive/rebuild/end", Map.of()).text())
        .contains("None is being built any more");
    assertThat(browser.page("/streams").select("#archive form button")).hasSize(2);
  }

  @Test
  void aStrangerMayDoNeither() throws Exception {
    Program stranger = new Program(desk, null);
    assertThat(stranger.post("/archive/rebuild", "").status()).isEqualTo(401);
    assertThat(stranger.delete("/archive/rebuild").status()).isEqualTo(401);
    assertThat(stranger.post("/archive/check", "").status()).isEqualTo(401);
  }
}
