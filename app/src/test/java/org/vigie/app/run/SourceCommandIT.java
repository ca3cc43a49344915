package org.vigie.app.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.CookieManager;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.app.Origin;
import org.vigie.app.Spoken;
import org.vigie.app.instance.Contents;
import org.vigie.app.instance.VigieProcess;
import org.vigie.broker.FreePort;
import org.vigie.model.Keep;
import org.vigie.model.Source;

/** {@code vigie source} as one types it, each command in a process of its own. */
class SourceCommandIT {
  @TempDir static Path data;

  private static final Origin ORIGIN = new Origin();

  @SuppressWarnings("NullAway.Init")
  private static Running running;

  /** What a command came to. */
  private record Outcome(int code, String out) {}

  @BeforeAll
  static void start() {
    for (int i = 1; i <= 4; i++) {
      ORIGIN.publish(
          new Origin.Item(
              i,
              "Report " + i,
              "The market of Gao was open again, report %d says at some length.".formatted(i),
              Instant.now().minusSeconds(60L * i)));
    }
    Settings settings = Settings.throwaway(data, FreePort.next(), Set.of(ORIGIN.host()));
    running = Running.start(settings, Contents.of(null).with(List.of(closed()), List.of()));
  }

  @AfterAll
  static void stop() {
    running.close();
    ORIGIN.close();
  }

  @Test
  void anAddressIsCheckedAddedTestedExportedAndRemoved() throws Exception {
    Outcome checked = vigie("", "check", feed());
    assertThat(checked.out())
        .contains("what       feed at " + feed(), "4 entries", "again      ETag", "robots")
        .contains("Report 4", "Report 3", "Report 2", "from its page", "characters")
        .contains("As an entry of sources.yaml", "keep: excerpt", "address: " + feed());
    assertThat(checked.code()).isZero();
    assertThat(vigie("", "list").out()).doesNotContain(feed());

    Outcome added = vigie("", "add", feed(), "--id=gao", "--name=Gao Daily", "--country=ML");
    assertThat(added.out()).contains("added gao: Gao Daily, feed at " + feed());
    assertThat(vigie("", "add", feed(), "--id=gao-2").out())
        .contains("The source 'gao' has that address already.");
    assertThat(vigie("", "list", "gao daily", "--country=ML").out()).contains("on   gao ");
    assertThat(vigie("", "test", "gao").out()).contains("Report 4");
    assertThat(vigie("", "history", "gao").out()).contains("add ", "by program");

    Path file = data.resolve("all.opml");
    assertThat(vigie("", "export", file.toString()).out()).contains("wrote " + file);
    assertThat(vigie("no\n", "remove", "gao").out())
        .contains("Remove Gao Daily (" + feed() + ")?", "gao stays");
    assertThat(vigie("y\n", "remove", "gao").out()).contains("removed gao");
    Outcome imported = vigie("", "import", file.toString());
    assertThat(imported.out()).contains("added gao", "1 added, 1 there already, 0 left out");
    assertThat(vigie("", "remove", "gao", "--yes").code()).isZero();
  }

  /** What the stage that reads sources says is known to the page, word by word. */
  @Test
  void whatAPollMetIsSaidInFrenchOnThePage() throws Exception {
    vigie("", "add", feed(), "--id=marche");
    try (HttpClient browser =
        HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build()) {
      browser.send(
          HttpRequest.newBuilder(running.signInLink()).build(),
          HttpResponse.BodyHandlers.discarding());
      HttpRequest page =
          HttpRequest.newBuilder(running.signInLink().resolve("/streams/sources/marche"))
              .header("Accept-Language", "fr")
              .build();
      await()
          .untilAsserted(
              () ->
                  assertThat(browser.send(page, HttpResponse.BodyHandlers.ofString()).body())
                      .contains("4 entrées, 4 nouvelles"));
    }
    assertThat(vigie("", "remove", "marche", "--yes").code()).isZero();
  }

  @Test
  void aSourceThatIsOffForAReasonIsSwitchedOnWithAPermissionThatIsWrittenDown() throws Exception {
    assertThat(vigie("", "list", "--off").out()).contains("closed", "its terms do not allow it");
    Outcome refused = vigie("", "on", "closed");
    assertThat(refused.code()).isNotZero();
    assertThat(refused.out()).contains("its terms do not allow it", "--permission");
    assertThat(vigie("", "on", "closed", "--permission").out()).contains("closed is on");
    assertThat(vigie("", "history", "closed").out())
        .contains("on ", "by program", "in spite of: its terms do not allow it");
    assertThat(vigie("", "off", "closed").code()).isZero();
  }

  @Test
  void whatIsLeftOutOfAListSaysWhy() throws Exception {
    Path file = data.resolve("some.opml");
    Files.writeString(
        file,
        """
        <opml version="2.0"><body>
        <outline text="A fine one" xmlUrl="https://fine.example/rss"/>
        <outline text="A file" xmlUrl="file:///etc/passwd"/>
        <outline text="A forgotten one"/>
        </body></opml>
        """);
    Outcome dry = vigie("", "import", file.toString(), "--dry-run");
    assertThat(dry.out())
        .contains(
            "would add a-fine-one",
            "left out  A file: ",
            "A forgotten one: it has no address",
            "1 would be added");
    assertThat(vigie("", "list").out()).doesNotContain("a-fine-one");
  }

  @Test
  void anArticleIsAddedByItsAddress() throws Exception {
    String address = ORIGIN.address("/article/2").toString();
    Outcome added = command("", List.of("add", address, "--publisher=Gao Daily", "--title=Two"));
    assertThat(added.out()).contains("added  Two", "Gao Daily, ", "characters", "/article/");
    assertThat(added.code()).isZero();
    Outcome nowhere = command("", List.of("add", ORIGIN.address("/article/77").toString()));
    assertThat(nowhere.out()).contains("HTTP 404");
    assertThat(nowhere.code()).isNotZero();
  }

  @Test
  void whatCannotBeReadEndsWithOne() throws Exception {
    Outcome nothing = vigie("", "check", ORIGIN.address("/nowhere").toString());
    assertThat(nothing.code()).isEqualTo(1);
    assertThat(nothing.out()).contains("problem    HTTP 404", "next ");
    assertThat(vigie("", "check", "http://10.0.0.1/feed").out()).contains("not asked");
  }

  @Test
  void eachCommandTeachesWhatItDoes() throws Exception {
    for (String command :
        List.of(
            "list", "check", "add", "test", "on", "off", "remove", "history", "import", "export")) {
      Spoken help = Spoken.by("source", command, "--help");
      assertThat(help.code()).as(command).isZero();
      assertThat(help.out()).as(command).contains("Usage: vigie source " + command, "--data=DIR");
    }
  }

  private static String feed() {
    return ORIGIN.address("/rss.xml").toString();
  }

  private static Source closed() {
    return new Source(
        "closed",
        "The Closed Post",
        "The Closed Post",
        "FR",
        List.of("fr"),
        Source.Kind.FEED,
        ORIGIN.address("/atom.xml"),
        null,
        "an invented outlet",
        Keep.LINK,
        false,
        "its terms do not allow it",
        null,
        null,
        Source.BACKFILL_AFTER);
  }

  private static Outcome vigie(String input, String... arguments)
      throws IOException, InterruptedException {
    return command(input, Stream.concat(Stream.of("source"), Stream.of(arguments)).toList());
  }

  /** Runs a command to its end. */
  private static Outcome command(String input, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = VigieProcess.vigie("-Dfile.encoding=UTF-8");
    command.addAll(arguments);
    command.add("--data=" + data);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (var in = process.getOutputStream()) {
      in.write(input.getBytes(UTF_8));
    }
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Outcome(process.waitFor(), out);
  }
}
