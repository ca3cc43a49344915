package org.vigie.app;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No package of any module knows one that knows it, directly or by others. */
class PackagesTest {
  private static final Pattern ARROW =
      Pattern.compile("^ +(org\\.vigie\\.\\S+) +-> (org\\.vigie\\.\\S+)", Pattern.MULTILINE);

  @Test
  void noPackageIsPartOfACircle() throws Exception {
    List<MatchResult> arrows = ARROW.matcher(jdeps(mainClasses())).results().toList();
    assertThat(arrows.stream().flatMap(arrow -> Stream.of(arrow.group(1), arrow.group(2))))
        .extracting(name -> name.split("\\.", 4)[2])
        .as("the modules that were looked at")
        .contains(
            "alerts",
            "app",
            "broker",
            "classify",
            "http",
            "index",
            "ingest",
            "model",
            "streams",
            "watch",
            "web");
    assertThat(circle(arrows.stream().map(arrow -> new Arrow(arrow.group(1), arrow.group(2)))))
        .isEmpty();
  }

  @Test
  void aCircleIsToldByItsClasses() {
    Arrow down = new Arrow("top.Page", "middle.Desk");
    Arrow up = new Arrow("low.Show", "middle.Desk");
    assertThat(circle(Stream.of(down, up))).isEmpty();
    Arrow back = new Arrow("middle.Row", "low.Show");
    assertThat(circle(Stream.of(down, up, back))).containsExactlyInAnyOrder(up, back);
  }

  /** One circle of packages, by a class of each that knows one of the next; empty without any. */
  private static List<Arrow> circle(Stream<Arrow> all) {
    List<Arrow> left =
        all.filter(arrow -> !arrow.fromPackage().equals(arrow.toPackage()))
            .collect(Collectors.toCollection(ArrayList::new));
    boolean shrinks = true;
    while (shrinks) {
      Set<String> from = left.stream().map(Arrow::fromPackage).collect(Collectors.toSet());
      shrinks = left.removeIf(arrow -> !from.contains(arrow.toPackage()));
    }
    if (left.isEmpty()) {
      return List.of();
    }
    Map<String, Arrow> onward =
        left.stream()
            .collect(Collectors.toMap(Arrow::fromPackage, arrow -> arrow, (first, _) -> first));
    List<Arrow> way = new ArrayList<>();
    Arrow arrow = left.getFirst();
    while (!way.contains(arrow)) {
      way.add(arrow);
      arrow = requireNonNull(onward.get(arrow.toPackage()));
    }
    return way.subList(way.indexOf(arrow), way.size());
  }

  private static String jdeps(List<Path> classes) {
    List<String> arguments = new ArrayList<>(List.of("-verbose:class", "-e", "org\\.vigie\\..*"));
    classes.forEach(path -> arguments.add(path.toString()));
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said);
    int status =
        ToolProvider.findFirst("jdeps")
            .orElseThrow()
            .run(out, out, arguments.toArray(String[]::new));
    assertThat(status).as("jdeps: %s", said).isZero();
    return said.toString();
  }

  /** Where each module has its classes: in a folder, or in a jar once it is packed. */
  private static List<Path> mainClasses() throws IOException, URISyntaxException {
    List<Path> found = new ArrayList<>();
    for (URL vigie :
        Collections.list(PackagesTest.class.getClassLoader().getResources("org/vigie/"))) {
      found.add(
          vigie.openConnection() instanceof JarURLConnection jar
              ? Path.of(jar.getJarFileURL().toURI())
              : Path.of(vigie.toURI().resolve("../..")));
    }
    found.removeIf(path -> path.endsWith("test-classes"));
    return found;
  }

  /** A class that knows another. */
  private record Arrow(String from, String to) {
    String fromPackage() {
      return packageOf(from);
    }

    String toPackage() {
      return packageOf(to);
    }

    private static String packageOf(String name) {
      return name.substring(0, name.lastIndexOf('.'));
    }
  }
}
