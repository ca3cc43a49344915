package org.vigie.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.app.instance.Contents;
import org.vigie.app.instance.ImportedPlaces;
import org.vigie.app.instance.Instance;
import org.vigie.app.instance.Terminal;
import org.vigie.app.instance.UserException;
import org.vigie.classify.name.EverydayWords;
import org.vigie.model.Entity;
import org.vigie.model.Place;
import org.vigie.model.Watch;
import org.vigie.watch.GeoNamesDump;
import org.vigie.watch.PlaceImport;
import org.vigie.watch.PlaceTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vigie places import}. */
@Command(
    mixinStandardHelpOptions = true,
    name = "import",
    description = {
      "Add the places of GeoNames dumps (https://download.geonames.org/export/dump/, as .txt, .gz or",
      ".zip) to those of the watch. A running Vigie uses them from the next article on."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  vigie places import ML.zip BF.zip NE.zip",
      "  vigie places import --country=NG,TD --dry-run allCountries.zip",
      "  vigie places import --watch=my-watch ML.zip"
    })
final class PlacesImportCommand implements Callable<Integer> {
  private static final int MOST_PROBLEMS = 20;
  private static final int TELL_EVERY = 500_000;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Dumps of GeoNames.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--country",
      paramLabel = "CODE",
      split = ",",
      description = "Only places of these countries (ISO 3166-1 alpha-2).")
  private Set<String> countries = new TreeSet<>();

  @Option(
      names = "--classes",
      paramLabel = "LETTER",
      split = ",",
      defaultValue = "P,A",
      description = "GeoNames feature classes (default: P,A: populated places and divisions).")
  private Set<String> classes = new TreeSet<>();

  @Option(names = "--replace", description = "Forget the places that were imported before.")
  private boolean replace;

  @Option(names = "--dry-run", description = "Read and count, write nothing.")
  private boolean dryRun;

  @Option(
      names = "--watch",
      paramLabel = "DIR",
      description = "Write into this folder of a watch instead of the data folder.")
  private @Nullable Path watch;

  @Mixin private Instance instance = new Instance();

  private final List<String> problems = new ArrayList<>();
  private long rows;

  @Override
  public Integer call() {
    Watch known = Contents.toRun(watch).watch();
    PlaceImport chosen =
        new PlaceImport(known.places(), upper(classes), upper(countries), everyday(known));
    files.forEach(file -> read(file, chosen));
    List<Place> places = chosen.places();
    Path table = (watch == null ? instance.data() : watch).resolve(PlaceTable.FILE);
    Map<String, Place> all = new LinkedHashMap<>();
    List<Place> before = replace ? List.of() : ImportedPlaces.read(table);
    Stream.concat(before.stream(), places.stream()).forEach(place -> all.put(place.id(), place));
    if (!dryRun) {
      write(table, List.copyOf(all.values()));
    }
    report(places, chosen, table, all.size());
    return problems.isEmpty() ? 0 : 1;
  }

  private static Set<String> upper(Set<String> texts) {
    return texts.stream().map(t -> t.strip().toUpperCase(Locale.ROOT)).collect(Collectors.toSet());
  }

  /**
   * What stands in a name of an entity is no place that can be trusted: {@code Diarra}; nor is what
   * a country or a region is called: {@code Kenya}.
   */
  private static Predicate<String> everyday(Watch watch) {
    Set<String> names =
        watch.entities().stream()
            .flatMap(PlacesImportCommand::names)
            .flatMap(name -> Arrays.stream(PlaceImport.folded(name).split(" ", -1)))
            .collect(Collectors.toSet());
    watch.places().stream()
        .filter(place -> place.precision().compareTo(Place.Precision.REGION) >= 0)
        .flatMap(place -> Stream.concat(place.names().values().stream(), place.aliases().stream()))
        .map(PlaceImport::folded)
        .forEach(names::add);
    return word -> EverydayWords.contains(word) || names.contains(word);
  }

  private static Stream<String> names(Entity entity) {
    return Stream.of(entity.names().values(), entity.aliases(), entity.ambiguous())
        .flatMap(java.util.Collection::stream);
  }

  private void read(Path file, PlaceImport chosen) {
    long[] done = {0};
    try {
      long before = rows;
      rows +=
          GeoNamesDump.read(
              file,
              feature -> {
                chosen.add(feature);
                if (++done[0] % TELL_EVERY == 0) {
                  System.err.printf(Locale.ROOT, "%s: %,d rows ...%n", file, done[0]);
                }
              },
              (line, problem) -> problem(file + ":" + line + ": " + problem));
      System.err.printf(Locale.ROOT, "%s: %,d rows%n", file, rows - before);
    } catch (IOException e) {
      problem(file + ": cannot be read: " + e);
    }
  }

  private void problem(String text) {
    problems.add(text);
    if (problems.size() <= MOST_PROBLEMS) {
      System.err.println("vigie: " + Terminal.harmless(text));
    }
  }

  private static void write(Path table, List<Place> places) {
    try {
      Files.createDirectories(table.toAbsolutePath().getParent());
      PlaceTable.write(table, places);
    } catch (IOException e) {
      throw new UserException("The places cannot be written: " + e, e);
    }
  }

  private void report(List<Place> places, PlaceImport chosen, Path table, int all) {
    String verb = dryRun ? "would be taken" : "taken";
    System.out.printf(Locale.ROOT, "%,d rows, %,d places %s%n", rows, places.size(), verb);
    new TreeMap<>(chosen.leftOut())
        .forEach(
            (reason, many) ->
                System.out.printf(Locale.ROOT, "%,9d left out: %s%n", many, reason.words()));
    if (!problems.isEmpty()) {
      System.out.printf(Locale.ROOT, "%,9d left out: broken rows or files%n", problems.size());
    }
    if (!dryRun) {
      System.out.printf(Locale.ROOT, "%s holds %,d places%n", table, all);
    }
  }
}
