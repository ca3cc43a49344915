package org.vigie.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.app.instance.Contents;
import org.vigie.app.instance.Followed;
import org.vigie.app.instance.ImportedPlaces;
import org.vigie.model.Place;
import org.vigie.watch.PlaceTable;

class PlacesImportCommandTest {
  private static final String VELMORA =
      "1\tVelmora\tVelmora\t\t14.5\t-1.5\tP\tPPL\tML\t\t04\t\t\t\t0\t\t300\tAfrica/Bamako\t2012-01-01\n";

  @TempDir private Path folder;

  @Test
  void whatIsImportedIsAddedAndSeenByARunningVigie() throws IOException {
    Path data = folder.resolve("data");
    Followed<List<Place>> seen = ImportedPlaces.in(data, null);
    assertThat(seen.get()).isEmpty();
    assertThat(run("--data=" + data, dump("a.txt", VELMORA))).isZero();
    List<Place> one = seen.get();
    assertThat(one).extracting(Place::id).containsExactly("geonames-1");
    assertThat(seen.get()).isSameAs(one);
    assertThat(run("--data=" + data, dump("b.txt", VELMORA.replace("1\tVel", "2\tKor")))).isZero();
    later(data);
    assertThat(seen.get()).extracting(Place::id).containsExactly("geonames-1", "geonames-2");
  }

  @Test
  void aTableThatCannotBeReadLeavesThePlacesThatWereGood() throws IOException {
    Path data = folder.resolve("data");
    run("--data=" + data, dump("a.txt", VELMORA));
    Followed<List<Place>> seen = ImportedPlaces.in(data, null);
    List<Place> good = seen.get();
    Files.writeString(data.resolve(PlaceTable.FILE), "broken");
    later(data);
    assertThat(seen.get()).isSameAs(good).hasSize(1);
  }

  @Test
  void aBrokenRowEndsWithAnErrorAndADryRunWritesNothing() throws IOException {
    Path data = folder.resolve("data");
    assertThat(run("--data=" + data, dump("a.txt", VELMORA + "broken\n"))).isEqualTo(1);
    assertThat(PlaceTable.read(data.resolve(PlaceTable.FILE))).hasSize(1);
    Path other = folder.resolve("other");
    assertThat(run("--dry-run", "--data=" + other, dump("a.txt", VELMORA))).isZero();
    assertThat(other).doesNotExist();
  }

  @Test
  void theFolderOfAWatchHoldsPlacesToJudgeByThatAreNotWrittenIntoTheStreams() throws IOException {
    Path watch = Files.createDirectory(folder.resolve("mine"));
    Files.writeString(watch.resolve("watch.yaml"), "extends: sahel\n");
    assertThat(run("--watch=" + watch, dump("a.txt", VELMORA))).isZero();
    assertThat(Contents.of(watch).watch().places()).extracting(Place::id).contains("geonames-1");
    assertThat(Contents.toRun(watch).watch().places())
        .extracting(Place::id)
        .doesNotContain("geonames-1")
        .contains("ml-mopti");
  }

  private static void later(Path data) throws IOException {
    Files.setLastModifiedTime(
        data.resolve(PlaceTable.FILE), FileTime.from(Instant.parse("2031-01-01T00:00:00Z")));
  }

  private String dump(String name, String rows) throws IOException {
    return Files.writeString(folder.resolve(name), rows).toString();
  }

  private static int run(String... arguments) {
    String[] all = new String[arguments.length + 2];
    all[0] = "places";
    all[1] = "import";
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return Vigie.commandLine().execute(all);
  }
}
