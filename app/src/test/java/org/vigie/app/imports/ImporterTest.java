package org.vigie.app.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.app.instance.UserException;

class ImporterTest {
  @TempDir Path folder = Path.of("target");
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  /** Takes so many batches, then is gone. */
  private static final class TestDesk implements Desk {
    private final Map<String, Integer> taken = new HashMap<>();
    private int batches;

    TestDesk(int batches) {
      this.batches = batches;
    }

    @Override
    public Receipt take(List<Map<String, Object>> articles) {
      if (batches-- == 0) {
        throw new UserException("no Vigie answers");
      }
      Map<Integer, String> problems = new HashMap<>();
      for (int i = 0; i < articles.size(); i++) {
        String text = String.valueOf(articles.get(i).get("text"));
        if (text.startsWith("refused")) {
          problems.put(i, "publisher: It is not said who published it.");
        } else {
          taken.merge(text, 1, Integer::sum);
        }
      }
      return new Receipt(articles.size() - problems.size(), problems);
    }
  }

  @Property(tries = 60)
  void whereverItIsEndedItGoesOnWithoutALossAndWithAtMostABatchTwice(
      @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 700) Integer> sizes,
      @ForAll @Size(max = 4) List<@IntRange(max = 3) Integer> ends)
      throws IOException {
    Path place = Files.createTempDirectory("vigie-import");
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < sizes.size(); i++) {
      files.add(file(place, "file" + i + ".jsonl", sizes.get(i)));
    }
    Path marks = place.resolve("imports");
    Map<String, Integer> taken = new HashMap<>();
    for (int end : ends) {
      TestDesk desk = new TestDesk(end);
      try {
        run(desk, Checkpoint.of(marks, "k", false), files);
      } catch (UserException e) {
        assertThat(e).hasMessage("no Vigie answers");
      }
      desk.taken.forEach((text, times) -> taken.merge(text, times, Integer::sum));
    }
    TestDesk last = new TestDesk(-1);
    Imported imported = run(last, Checkpoint.of(marks, "k", false), files);
    last.taken.forEach((text, times) -> taken.merge(text, times, Integer::sum));
    int all = sizes.stream().mapToInt(Integer::intValue).sum();
    assertThat(taken).hasSize(all);
    // What was confirmed is never sent again: a batch is marked before the next one is read.
    assertThat(taken.values()).allMatch(times -> times == 1);
    assertThat(imported.articles()).isEqualTo(last.taken.size());
    Imported again = run(new TestDesk(0), Checkpoint.of(marks, "k", false), files);
    assertThat(again.before()).isEqualTo(sizes.size());
  }

  @Test
  void whatWasConfirmedButNotMarkedIsSentAgain() throws IOException {
    Path file = file(folder, "a.jsonl", 450);
    Path marks = folder.resolve("imports");
    TestDesk killed = new TestDesk(2);
    assertThatThrownBy(() -> run(killed, Checkpoint.of(marks, "k", false), List.of(file)))
        .isInstanceOf(UserException.class);
    List<String> lines = Files.readAllLines(marks);
    // As when the kill came after the second answer, amid the line that marks it.
    String cut = lines.getLast().substring(0, 30);
    Files.writeString(marks, lines.getFirst() + "\n" + cut);
    TestDesk desk = new TestDesk(-1);
    run(desk, Checkpoint.of(marks, "k", false), List.of(file));
    assertThat(desk.taken).hasSize(250);
  }

  @Test
  void aFileThatHasChangedIsReadAnewAndSoIsEveryFileWithOtherOptions() throws IOException {
    Path file = file(folder, "a.jsonl", 10);
    Path marks = folder.resolve("imports");
    assertThat(run(new TestDesk(-1), Checkpoint.of(marks, "k", false), List.of(file)).articles())
        .isEqualTo(10);
    assertThat(run(new TestDesk(-1), Checkpoint.of(marks, "k", false), List.of(file)).articles())
        .isZero();
    assertThat(
            run(new TestDesk(-1), Checkpoint.of(marks, "other", false), List.of(file)).articles())
        .isEqualTo(10);
    assertThat(run(new TestDesk(-1), Checkpoint.of(marks, "k", true), List.of(file)).articles())
        .isEqualTo(10);
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
    assertThat(run(new TestDesk(-1), Checkpoint.of(marks, "k", false), List.of(file)).articles())
        .isEqualTo(10);
  }

  @Test
  void whatIsWrongIsNamedByFileAndLineAndTheRestGoesOn() throws IOException {
    Path file = folder.resolve("a.jsonl");
    Files.writeString(
        file, "{\"text\":\"one\"}\n{\"text\":\n{\"text\":\"refused\"}\n{\"title\":\"no text\"}\n");
    Path cut = Files.write(folder.resolve("b.jsonl.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0});
    Path text = Files.writeString(folder.resolve("c.txt"), "Title\n\nThe last.");
    TestDesk desk = new TestDesk(-1);
    Imported imported = run(desk, Checkpoint.none(), List.of(file, cut, text));
    assertThat(desk.taken.keySet()).containsExactlyInAnyOrder("one", "The last.");
    assertThat(imported.wrong()).isEqualTo(3);
    assertThat(imported.passed()).isEqualTo(Map.of("no text", 1L));
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains(file + ":2: not JSON")
        .contains(file + ":3: publisher: It is not said who published it.")
        .contains(cut + ": cannot be read any further");
    assertThat(imported.summary(false, 2))
        .contains("read      3 files, 5 records; 2 of other kinds were left")
        .contains("imported   2 articles")
        .contains("passed    1 no text")
        .contains("wrong     3 (named above)");
  }

  @Test
  void aRecordSteersNoTerminal() {
    Progress progress =
        new Progress(
            List.of(), new PrintStream(said, true, StandardCharsets.UTF_8), false, () -> 0);
    progress.wrong("a.jsonl:1", "published: '\u001b[2J' is no date");
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("'?[2J'");
  }

  @Test
  void progressSaysHowFarItIsAndHowLongItTakes() throws IOException {
    Path file = file(folder, "a.jsonl", 100);
    long[] now = {0};
    Progress progress =
        new Progress(
            List.of(file),
            new PrintStream(said, true, StandardCharsets.UTF_8),
            false,
            () -> now[0]);
    progress.accepted(50);
    now[0] = 20_000_000_000L;
    progress.record(Files.size(file) / 2);
    assertThat(said.toString(StandardCharsets.UTF_8).strip())
        .isEqualTo("0 of 1 files, 1 records, 50 articles, 3 articles/s, 0:20 left");
    now[0] = 40_000_000_000L;
    progress.waiting();
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("1 articles/s, 0:40 left, waiting for Vigie");
  }

  private Imported run(Desk desk, Checkpoint checkpoint, List<Path> files) {
    try (Progress progress =
        new Progress(
            files, new PrintStream(said, true, StandardCharsets.UTF_8), false, System::nanoTime)) {
      return new Importer(desk, checkpoint, progress, new Stated(), address -> true).run(files);
    }
  }

  private static Path file(Path folder, String name, int articles) throws IOException {
    return Files.writeString(
        folder.resolve(name),
        IntStream.range(0, articles)
            .mapToObj(i -> "{\"text\":\"%s number %d\"}\n".formatted(name, i))
            .collect(Collectors.joining()));
  }
}
