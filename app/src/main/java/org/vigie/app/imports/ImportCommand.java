package org.vigie.app.imports;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.vigie.app.instance.Client;
import org.vigie.app.instance.Instance;
import org.vigie.app.instance.Terminal;
import org.vigie.app.instance.UserException;
import org.vigie.ingest.file.Folders;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code vigie import}. */
@Command(
    mixinStandardHelpOptions = true,
    name = "import",
    description = {
      "Take in archives of older articles: folders and files of HTML, text, JSON Lines, WARC, PDF and",
      "mail. They never alert. Ended in the middle and started again, it goes on where it was."
    },
    footerHeading = "%nJSON Lines (.jsonl, .ndjson): one object a line, of these properties%n",
    footer = {
      "  url                http or https; without one the text is told by its words",
      "  title, text        or html instead of text: a page or a part of one",
      "  published, date    ISO 8601, RFC 822, or seconds or milliseconds since 1970",
      "  authors, author    a string or a list of strings",
      "  language, lang     as fr",
      "  publisher, source  who published it; by default the host of its url",
      "Files may end in .gz. Others are read by the ends of their names: .html, .txt, .warc, .pdf,",
      ".eml, .mbox. What is wrong is named and the rest goes on; the exit code is then 1.",
      "",
      "Examples:",
      "  vigie import --dry-run clippings/",
      "  vigie import --publisher='An observatory' --country=ML reports/*.pdf",
      "  vigie import --only-known CC-NEWS-*.warc.gz"
    })
public final class ImportCommand implements Callable<Integer> {
  @Parameters(arity = "1..*", paramLabel = "PATH", description = "Folders and files.")
  private List<Path> paths = new ArrayList<>();

  @Option(
      names = "--hosts",
      paramLabel = "HOST",
      split = ",",
      description = "Only articles at these hosts and their subdomains.")
  private Set<String> hosts = new HashSet<>();

  @Option(names = "--only-known", description = "Only articles at the hosts of known sources.")
  private boolean onlyKnown;

  @Option(
      names = "--url-prefix",
      paramLabel = "URL",
      description = "Only articles whose address begins so; may be repeated.")
  private List<String> prefixes = new ArrayList<>();

  @Option(names = "--dry-run", description = "Read and count, send nothing.")
  private boolean dryRun;

  @Option(names = "--again", description = "Also what was imported before.")
  private boolean again;

  @Mixin private Stated stated = new Stated();
  @Mixin private Instance instance = new Instance();

  @Override
  public Integer call() {
    Folders.Found found = Folders.find(paths);
    found.problems().forEach(problem -> System.err.println("vigie: " + Terminal.harmless(problem)));
    Imported imported = dryRun ? dryRun(found.files()) : send(found.files());
    System.out.print(imported.summary(dryRun, found.others()));
    return found.problems().isEmpty() && imported.wrong() == 0 ? 0 : 1;
  }

  private Imported dryRun(List<Path> files) {
    Predicate<URI> wanted = wanted(onlyKnown ? known(instance.client()) : Set.of());
    try (Progress progress = new Progress(files)) {
      return new Importer(new DryDesk(), Checkpoint.none(), progress, stated, wanted).run(files);
    }
  }

  private Imported send(List<Path> files) {
    Client client = instance.client();
    if (stated.source() != null) {
      client.get("/api/v1/sources/" + Client.encode(stated.source()));
    }
    Predicate<URI> wanted = wanted(onlyKnown ? known(client) : Set.of());
    Checkpoint checkpoint = Checkpoint.of(instance.data().resolve("imports"), key(), again);
    try (Progress progress = new Progress(files)) {
      return new Importer(new ImportDesk(client, progress), checkpoint, progress, stated, wanted)
          .run(files);
    } catch (UserException e) {
      throw new UserException(
          e.getMessage() + "\nThe import goes on where it was with the same command.", e);
    }
  }

  /** With other options it is another import. */
  private String key() {
    return stated + "|" + hosts + onlyKnown + prefixes;
  }

  private static Set<String> known(Client client) {
    Set<String> known = new HashSet<>();
    for (JsonNode one : client.get("/api/v1/sources")) {
      JsonNode source = one.path("source");
      known.add(host(URI.create(source.path("site").asString(source.path("address").asString()))));
    }
    return known;
  }

  private Predicate<URI> wanted(Set<String> known) {
    return address ->
        (hosts.isEmpty() || hosts.stream().anyMatch(host -> isAt(host, address)))
            && (!onlyKnown || known.contains(host(address)))
            && (prefixes.isEmpty() || prefixes.stream().anyMatch(address.toString()::startsWith));
  }

  private static boolean isAt(String host, URI address) {
    String wanted = host.strip().toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "");
    return host(address).equals(wanted) || host(address).endsWith("." + wanted);
  }

  private static String host(URI address) {
    return String.valueOf(address.getHost()).toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "");
  }
}
