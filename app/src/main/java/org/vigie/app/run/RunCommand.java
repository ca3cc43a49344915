package org.vigie.app.run;

import java.util.concurrent.Callable;
import org.vigie.app.instance.Contents;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vigie run}. */
@Command(
    mixinStandardHelpOptions = true,
    name = "run",
    description = {
      "Watch: poll the sources, classify, index, alert, and serve the page.",
      "",
      "Everything is inside: a Kafka broker, the archive and the page; nothing else is needed.",
      "What is kept is in ./data. The page is for this machine only; the link that signs you in",
      "is printed when it is ready."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  vigie run",
      "  vigie run --data=/srv/vigie --port=9000",
      "  vigie run --watch=lake-chad              another region, as a folder of YAML",
      "  vigie run --kafka=k1:9092,k2:9092 --roles=ingest,classify      one part of a cluster"
    })
public final class RunCommand implements Callable<Integer> {
  @Mixin private final RunOptions options = new RunOptions();

  @Option(
      names = "--no-sources",
      hidden = true,
      description = "Leave out the sources of the bundled watch; for tests.")
  private boolean noSources;

  @Override
  public Integer call() throws InterruptedException {
    Settings settings = options.settings();
    Startup startup = Startup.open(settings);
    Contents contents = Contents.toRun(settings.watch());
    if (noSources) {
      contents = contents.without(Contents.of(null).sources());
    }
    Running running = Running.start(settings, contents);
    Runtime.getRuntime().addShutdownHook(new Thread(running::close, "shutdown"));
    startup.ready(running);
    Thread.currentThread().join();
    return 0;
  }
}
