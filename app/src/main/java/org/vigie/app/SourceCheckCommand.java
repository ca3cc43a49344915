package org.vigie.app;

import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.vigie.app.instance.Instance;
import org.vigie.http.OutboundSettings;
import org.vigie.ingest.IngestSettings;
import org.vigie.ingest.SourceCheck;
import org.vigie.model.Checked;
import org.vigie.streams.Json;
import org.vigie.web.source.CheckView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/** {@code vigie source check}. */
@Command(
    mixinStandardHelpOptions = true,
    name = "check",
    description = {
      "Show what is at an address, without keeping anything: what it is, what would be read, how",
      "its newest articles come out, and the entry of a watch that it suggests.",
      "It needs no running Vigie; when one runs, that one asks. Ends with 1 when nothing can be read."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  vigie source check https://www.example.org/",
      "  vigie source check https://www.example.org/news --item='li.story' --link='a' --date='time'"
    })
final class SourceCheckCommand implements Callable<Integer> {
  @Parameters(paramLabel = "URL", description = "A feed, a page, a channel, or just a site.")
  private String address = "";

  @Mixin private Where where = new Where();

  @Option(names = "--json", description = "Print it as the API answers it.")
  private boolean json;

  @ParentCommand
  @SuppressWarnings("NullAway.Init")
  private SourceCommand source;

  @Override
  public Integer call() throws InterruptedException {
    URI uri = Address.of(address);
    Instance instance = source.instance();
    boolean running = instance.isThere() && instance.client().answers();
    return CheckReport.print(
        running
            ? instance.client().ask(SourceCommand.API + "/check", where.question(uri.toString()))
            : here(uri),
        json);
  }

  private JsonNode here(URI uri) throws InterruptedException {
    IngestSettings settings =
        IngestSettings.defaults(OutboundSettings.defaults("vigie source check"));
    try (SourceCheck check = new SourceCheck(settings, InstantSource.system())) {
      Checked checked = check.check(new Checked.Question(uri, where.kind(), where.listing(), null));
      return Json.MAPPER.valueToTree(CheckView.of(checked));
    }
  }
}
