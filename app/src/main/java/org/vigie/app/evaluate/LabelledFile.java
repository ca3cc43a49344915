package org.vigie.app.evaluate;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.vigie.app.instance.Contents;
import org.vigie.app.instance.Terminal;
import org.vigie.model.Watch;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every measure of the judgement asks for: labelled data, a watch, and how to show it. */
final class LabelledFile {
  @Parameters(paramLabel = "FILE", description = "The labelled articles.")
  private Path file = Path.of("");

  @Option(
      names = "--watch",
      paramLabel = "DIR",
      description = "Folder of YAML with another watch (default: the Sahel watch).")
  private @Nullable Path watch;

  @Option(names = "--all", description = "Show everything that is judged otherwise.")
  private boolean all;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  Path file() {
    return file;
  }

  Watch watch() {
    return Contents.of(watch).watch();
  }

  void print(Verdict verdict) {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    if (json) {
      out.println(Terminal.json(verdict.json(all)));
    } else {
      out.print(Terminal.harmless(verdict.text(all)));
    }
    out.flush();
  }
}
