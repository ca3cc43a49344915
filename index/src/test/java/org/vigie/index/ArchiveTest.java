package org.vigie.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.index.query.Sample;
import org.vigie.index.volume.ArchiveException;
import org.vigie.index.volume.Origin;

/** Offsets, crashes and damage; what a search shows is in {@link SearchTest}. */
class ArchiveTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Origin STREAM = new Origin("cluster", "topic");

  @TempDir Path folder;

  @Test
  void whatIsAddedIsFoundAndReplacedByItsId() throws Exception {
    try (Archive archive = Archive.open(IndexSettings.defaults(folder))) {
      archive.add(List.of(Sample.of("a", "One", "first").filed()), 1);
      assertThat(archive.awaitVisible(1, SOON)).isTrue();
      assertThat(found(archive, "first")).containsExactly("a");
      archive.add(List.of(Sample.of("a", "One", "second").filed()), 2);
      assertThat(archive.awaitVisible(2, SOON)).isTrue();
      assertThat(found(archive, "first")).isEmpty();
      assertThat(found(archive, "second")).containsExactly("a");
      assertThat(archive.state().documents()).isEqualTo(1);
    }
  }

  /**
   * Lucene takes no term of more than 32,766 bytes; a page may have one, and must cost no batch.
   */
  @ParameterizedTest
  @ValueSource(strings = {"y", "7", "\u00e9", "\u062a", "\u4e2d", "\ud83d\ude00", "a-", "a'"})
  void aWordOfMoreBytesThanATermMayHaveIsNoHindrance(String letter) throws Exception {
    String word = letter.repeat(40_000);
    try (Archive archive = open(folder)) {
      Sample long_ = Sample.of("a", word, "before " + word + " behind").from(word).under(word);
      add(archive, 2, long_, Sample.of("b", "Two", "beside it"));
      assertThat(found(archive, "before AND behind")).containsExactly("a");
      assertThat(found(archive, "beside")).containsExactly("b");
      assertThat(archive.article("a")).contains(long_.filed());
    }
  }

  @Test
  void awaitingAnOffsetThatDoesNotComeEnds() throws Exception {
    try (Archive archive = open(folder)) {
      assertThat(archive.awaitVisible(1, Duration.ofMillis(50))).isFalse();
    }
  }

  @Test
  void anArticleAndItsStoryAreGivenBackAsTheyWereFiled() throws Exception {
    try (Archive archive = open(folder)) {
      Sample late = Sample.of("b", "Two", "x").under("s").at("2024-09-03T00:00:00Z");
      Sample early = Sample.of("a", "One", "x").under("s").at("2024-09-02T00:00:00Z");
      add(archive, 3, late, early, Sample.of("c", "Three", "x"));
      assertThat(archive.article("b")).contains(late.filed());
      assertThat(archive.article("z")).isEmpty();
      assertThat(archive.story("s")).containsExactly(early.filed(), late.filed());
      assertThat(archive.story("z")).isEmpty();
    }
  }

  @Test
  void aCleanEndKeepsEverythingAndTheOffset() throws Exception {
    try (Archive archive = open(folder)) {
      archive.resume(STREAM, 0, 100);
      add(archive, 7, Sample.of("a", "One", "first"));
    }
    try (Archive archive = open(folder)) {
      assertThat(archive.nextOffset()).isEqualTo(7);
      assertThat(archive.resume(STREAM, 0, 100)).isEqualTo(7);
      assertThat(found(archive, "first")).containsExactly("a");
      assertThat(archive.state().rebuilt()).isNull();
    }
  }

  @Test
  void aKilledArchiveGoesOnFromItsCommitAndHoldsNothingTwice() throws Exception {
    Path killed = folder.resolve("killed");
    try (Archive archive = Archive.open(committedByHand(folder.resolve("a")))) {
      archive.resume(STREAM, 0, 100);
      add(archive, 1, Sample.of("a", "One", "first"));
      archive.commit();
      add(archive, 2, Sample.of("b", "Two", "second"));
      copy(folder.resolve("a"), killed);
    }
    try (Archive archive = open(killed)) {
      assertThat(archive.resume(STREAM, 0, 100)).isEqualTo(1);
      assertThat(found(archive, "")).containsExactly("a");
      add(archive, 2, Sample.of("a", "One", "first"), Sample.of("b", "Two", "second"));
      assertThat(found(archive, "")).containsExactlyInAnyOrder("a", "b");
    }
  }

  @Test
  void anArchiveThatIsKilledBeforeItsFirstCommitIsAnEmptyOne() throws Exception {
    Path killed = folder.resolve("killed");
    try (Archive archive = Archive.open(committedByHand(folder.resolve("a")))) {
      archive.resume(STREAM, 0, 100);
      add(archive, 1, Sample.of("a", "One", "first"));
      archive.files().writer().flush();
      copy(folder.resolve("a"), killed);
    }
    try (Archive archive = open(killed)) {
      assertThat(archive.state().rebuilt()).isNull();
      assertThat(archive.state().defect()).isNull();
      assertThat(archive.resume(STREAM, 0, 100)).isZero();
      assertThat(found(archive, "")).isEmpty();
      add(archive, 1, Sample.of("a", "One", "first"));
      assertThat(found(archive, "first")).containsExactly("a");
    }
  }

  /** Which files answer is one's own business; that they are bad is said, and others built. */
  @Test
  void aFlippedByteInAnyFileIsDetectedAfterAKillAndAnotherArchiveBegun() throws Exception {
    Path killed = kill();
    List<Path> files = files(killed.resolve("archive/lucene"), "_");
    assertThat(files).isNotEmpty();
    for (Path file : files) {
      for (long at : new long[] {Files.size(file) / 3, Files.size(file) / 2}) {
        Path damaged = folder.resolve("damaged-" + file.getFileName() + "-" + at);
        copy(killed, damaged);
        flip(damaged.resolve("archive/lucene").resolve(file.getFileName()), at);
        requireDamageSaid(damaged);
      }
    }
  }

  @Test
  void aTruncatedFileIsDetected() throws Exception {
    Path killed = kill();
    Path file =
        files(killed.resolve("archive/lucene"), "_").stream()
            .max(Comparator.comparingLong(path -> path.toFile().length()))
            .orElseThrow();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(channel.size() - 37);
    }
    requireDamageSaid(killed);
  }

  @Test
  void aLostListOfSegmentsIsDetected() throws Exception {
    Path killed = kill();
    for (Path list : files(killed.resolve("archive/lucene"), "segments")) {
      Files.delete(list);
    }
    requireRebuilt(killed, "list of segments");
  }

  @Test
  void aForeignIndexIsSetAside() throws Exception {
    try (FSDirectory directory = FSDirectory.open(folder.resolve("archive/lucene"));
        IndexWriter writer =
            new IndexWriter(directory, new IndexWriterConfig(new StandardAnalyzer()))) {
      writer.addDocument(new Document());
    }
    requireRebuilt(folder, "format");
    assertThat(folder.resolve("archive/set-aside")).isDirectory();
  }

  @Test
  void anotherStreamOrALostPartOfItEmptiesTheArchive() throws Exception {
    try (Archive archive = open(folder)) {
      assertThat(archive.resume(STREAM, 0, 100)).isZero();
      add(archive, 50, Sample.of("a", "One", "first"));
      assertThat(archive.resume(STREAM, 10, 50)).isEqualTo(50);
      assertThat(found(archive, "")).containsExactly("a");

      assertThat(archive.resume(STREAM, 51, 100)).as("gap").isEqualTo(51);
      assertThat(found(archive, "")).isEmpty();

      add(archive, 60, Sample.of("a", "One", "first"));
      assertThat(archive.resume(STREAM, 0, 59)).as("shorter").isZero();
      assertThat(found(archive, "")).isEmpty();
      assertThat(archive.state().rebuilt()).contains("ends at 59");

      add(archive, 60, Sample.of("a", "One", "first"));
      assertThat(archive.resume(new Origin("cluster", "created again"), 0, 100)).isZero();
      assertThat(found(archive, "")).isEmpty();
      assertThat(archive.state().visibleOffset()).isZero();
    }
  }

  @Test
  void afterAFailureItIsOpenedAgainAtItsCommitAndCanBeSearchedMeanwhile() throws Exception {
    try (Archive archive = open(folder)) {
      archive.resume(STREAM, 0, 100);
      add(archive, 1, Sample.of("a", "One", "first"));
      await().until(() -> archive.state().committedOffset() == 1);
      archive.files().abandon();
      assertThatThrownBy(() -> add(archive, 2, Sample.of("b", "Two", "second")))
          .isInstanceOf(ArchiveException.class);
      assertThat(archive.state().trouble()).contains("cannot be written");
      assertThat(found(archive, "")).containsExactly("a");
      archive.reopen();
      assertThat(archive.state().trouble()).isNull();
      assertThat(archive.nextOffset()).isEqualTo(1);
      add(archive, 2, Sample.of("b", "Two", "second"));
      assertThat(found(archive, "")).containsExactlyInAnyOrder("a", "b");
    }
  }

  @Test
  void anArchiveThatWasClosedIsNotOpenedAgain() {
    Archive archive = open(folder);
    archive.close();
    archive.reopen();
    try (Archive next = open(folder)) {
      assertThat(next.state().rebuilt()).isNull();
    }
  }

  @Test
  void aFolderInUseIsRefused() {
    try (Archive archive = open(folder)) {
      assertThat(archive.nextOffset()).isZero();
      assertThatThrownBy(() -> open(folder))
          .isInstanceOf(ArchiveException.class)
          .hasMessageContaining("in use by another Vigie");
    }
  }

  private Path kill() throws Exception {
    Path killed = folder.resolve("killed");
    try (Archive archive = Archive.open(committedByHand(folder))) {
      archive.resume(STREAM, 0, 100);
      List<Sample> samples = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        samples.add(Sample.of("a" + i, "Title " + i, "first ".repeat(i + 1) + i).on("aes"));
      }
      add(archive, 50, samples.toArray(Sample[]::new));
      archive.commit();
      copy(folder.resolve("archive"), killed.resolve("archive"));
    }
    return killed;
  }

  /** Damage that can be opened answers while another is built; what cannot is set aside. */
  private static void requireDamageSaid(Path data) {
    for (int start = 1; start <= 2; start++) {
      try (Archive archive = open(data)) {
        ArchiveState state = archive.state();
        if (state.rebuilt() != null) {
          assertThat(state.rebuilt()).contains("damaged");
          assertThat(archive.nextOffset()).isZero();
          return;
        }
        assertThat(state.defect()).as("start %d", start).contains("damaged");
        assertThat(state.building()).isNotNull();
        assertThat(archive.size()).isEqualTo(50);
      }
    }
  }

  private static void requireRebuilt(Path data, String reason) throws Exception {
    try (Archive archive = open(data)) {
      assertThat(archive.nextOffset()).as(data.toString()).isZero();
      assertThat(archive.state().rebuilt()).contains(reason);
      assertThat(found(archive, "")).isEmpty();
      assertThat(archive.resume(STREAM, 0, 100)).isZero();
      add(archive, 1, Sample.of("a", "One", "first"));
      assertThat(found(archive, "first")).containsExactly("a");
    }
  }

  private static Archive open(Path data) {
    return Archive.open(
        new IndexSettings(data.resolve("archive"), Duration.ofMillis(5), Duration.ofMillis(20)));
  }

  private static IndexSettings committedByHand(Path data) {
    return new IndexSettings(data.resolve("archive"), Duration.ofMillis(5), Duration.ofHours(1));
  }

  private static void add(Archive archive, long next, Sample... samples) throws Exception {
    archive.add(Stream.of(samples).map(Sample::filed).toList(), next);
    assertThat(archive.awaitVisible(next, SOON)).isTrue();
  }

  private static List<String> found(Archive archive, String query) {
    SearchRequest all =
        new SearchRequest(
            query, Map.of(), SearchRequest.Sort.DATE, false, 0, 100, false, Sample.NOW);
    SearchResult result = (SearchResult) archive.search(all);
    return result.hits().stream().map(hit -> hit.filed().article().id()).toList();
  }

  private static List<Path> files(Path folder, String prefix) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().startsWith(prefix)).toList();
    }
  }

  private static void flip(Path file, long at) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[Math.toIntExact(at)] ^= 0x10;
    Files.write(file, bytes);
  }

  /** What a kill leaves: the files as they are now. */
  private static void copy(Path from, Path to) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(from)) {
      files = walk.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      Path target = to.resolve(from.relativize(file).toString());
      Files.createDirectories(target.getParent());
      Files.copy(file, target);
    }
  }
}
