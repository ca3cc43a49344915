package org.vigie.app.evaluate;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.vigie.app.instance.Terminal;
import org.vigie.app.instance.UserException;
import org.vigie.ingest.feed.FeedReader;
import org.vigie.ingest.feed.FeedResult;
import org.vigie.streams.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** {@code vigie evaluate feeds}. */
@Command(
    mixinStandardHelpOptions = true,
    name = "feeds",
    description = {
      "How many feeds of a folder are read, and how much of what is expected of them is right.",
      "Beside x.xml stands what is expected as x.json, beside x.json as x_expected.json, in one of",
      "the forms that the test data of gofeed has. A feed without that is only read."
    })
final class EvaluateFeeds implements Callable<Integer> {
  /** Relative links of the feeds and of what is expected are both taken to be relative to this. */
  static final URI ADDRESS = URI.create("https://evaluate.example/feed");

  private static final int SHOWN = 20;
  private static final String EXPECTED = "_expected.json";

  @Parameters(paramLabel = "DIR", description = "Folder with feeds; its sub-folders are read too.")
  private Path folder = Path.of("");

  @Option(names = "--all", description = "Name all that is not as expected, not only the first.")
  private boolean all;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  private final FeedReader reader = new FeedReader();
  private final FeedScores scores = new FeedScores();
  private final Map<String, String> refused = new TreeMap<>();
  private final List<String> defects = new ArrayList<>();
  private int read;
  private int compared;
  private int alone;

  @Override
  public Integer call() {
    List<Path> files = files();
    files.stream().filter(file -> !isExpectation(file)).forEach(this::evaluate);
    alone = (int) files.stream().filter(this::isExpectationAlone).count();
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    if (json) {
      out.println(Terminal.json(json()));
    } else {
      print(out);
    }
    out.flush();
    return 0;
  }

  private void evaluate(Path file) {
    String name = folder.relativize(file).toString();
    FeedResult.Feed feed =
        switch (read(file, name)) {
          case FeedResult.Feed found -> {
            read++;
            yield found;
          }
          case FeedResult.Refused no -> {
            refused.put(name, no.reason());
            yield new FeedResult.Feed("", null, List.of());
          }
        };
    Path expected = expectation(file);
    if (Files.exists(expected)) {
      compared++;
      scores.compare(name, FeedExpectation.of(tree(expected)), feed);
    }
  }

  /** An exception would be a defect of the reader: it is counted as one, and the rest goes on. */
  private FeedResult read(Path file, String name) {
    byte[] bytes = bytes(file);
    try {
      return reader.read(bytes, null, ADDRESS);
    } catch (RuntimeException | StackOverflowError e) {
      defects.add(name + ": " + e);
      return new FeedResult.Refused(FeedResult.Cause.UNREADABLE, "a defect: " + e);
    }
  }

  private static Path expectation(Path feed) {
    String name = feed.getFileName().toString();
    boolean xml = name.endsWith(".xml");
    return feed.resolveSibling(stem(name) + (xml ? ".json" : EXPECTED));
  }

  private static boolean isExpectation(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(EXPECTED)
        || (name.endsWith(".json") && Files.exists(file.resolveSibling(stem(name) + ".xml")));
  }

  private boolean isExpectationAlone(Path file) {
    String name = file.getFileName().toString();
    String feed = name.substring(0, Math.max(0, name.length() - EXPECTED.length())) + ".json";
    return name.endsWith(EXPECTED) && !Files.exists(file.resolveSibling(feed));
  }

  private static String stem(String name) {
    return name.substring(0, name.lastIndexOf('.'));
  }

  private List<Path> files() {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> file.toString().endsWith(".xml") || file.toString().endsWith(".json"))
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new UserException("cannot read " + folder + ": " + e.getMessage(), e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UserException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static JsonNode tree(Path file) {
    try {
      return Json.MAPPER.readTree(bytes(file));
    } catch (JacksonException e) {
      throw new UserException(file + ": not JSON (" + e.getOriginalMessage() + ")", e);
    }
  }

  private void print(PrintStream out) {
    out.printf(
        "%d files: %d read, %d refused; %d compared with what is expected%n",
        read + refused.size(), read, refused.size(), compared);
    out.printf("%d exceptions%n", defects.size());
    refused.forEach(
        (file, reason) -> out.printf("  refused %s%n", Terminal.harmless(file + ": " + reason)));
    if (alone > 0) {
      out.printf("%d expectations stand without their feed%n", alone);
    }
    out.printf("%n%-12s %9s %12s %7s%n", "", "expected", "as expected", "share");
    scores.fields().forEach((name, field) -> print(out, name, field));
    print(out, "all", scores.all());
    scores
        .skipped()
        .forEach((why, n) -> out.printf("not compared: %d times %s%n", n, Terminal.harmless(why)));
    List<String> wrong = scores.mismatches();
    wrong.stream()
        .limit(all ? wrong.size() : SHOWN)
        .forEach(line -> out.println("  " + Terminal.harmless(line)));
    if (!all && wrong.size() > SHOWN) {
      out.printf("  and %d more: --all shows them%n", wrong.size() - SHOWN);
    }
  }

  private static void print(PrintStream out, String name, FeedScores.Field field) {
    out.printf("%-12s %9d %12d %7.4f%n", name, field.expected(), field.right(), field.share());
  }

  private Map<String, Object> json() {
    Map<String, Object> fields = new LinkedHashMap<>();
    scores.fields().forEach((name, field) -> fields.put(name, json(field)));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("files", read + refused.size());
    json.put("read", read);
    json.put("refused", refused.size());
    json.put("reasons", refused);
    json.put("exceptions", defects.size());
    json.put("compared", compared);
    json.put("fields", fields);
    json.put("expected", scores.all().expected());
    json.put("right", scores.all().right());
    json.put("share", scores.all().share());
    json.put("notCompared", scores.skipped());
    List<String> wrong = scores.mismatches();
    json.put("mismatches", wrong.stream().limit(all ? wrong.size() : SHOWN).toList());
    return json;
  }

  private static Map<String, Object> json(FeedScores.Field field) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("expected", field.expected());
    json.put("right", field.right());
    json.put("share", field.share());
    return json;
  }
}
