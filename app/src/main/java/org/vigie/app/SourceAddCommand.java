package org.vigie.app;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigie.app.instance.Client;
import org.vigie.app.instance.Terminal;
import org.vigie.app.instance.UserException;
import org.vigie.model.Keep;
import org.vigie.model.Source;
import org.vigie.streams.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code vigie source add}. */
@Command(
    mixinStandardHelpOptions = true,
    name = "add",
    description = {
      "Add a source; it is polled at once. Kind, address, name, id and language are found out",
      "as by 'vigie source check'; what is given counts."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  vigie source add https://www.example.org/",
      "  vigie source add https://www.example.org/feed.xml --id=example --name='An example' --country=ML"
    })
final class SourceAddCommand implements Callable<Integer> {
  @Parameters(paramLabel = "URL", description = "A feed, a page, a channel, or just a site.")
  private String address = "";

  @Option(names = "--id", paramLabel = "ID", description = "Letters, digits, hyphens.")
  private @Nullable String id;

  @Option(names = "--name", paramLabel = "NAME", description = "What readers call it.")
  private @Nullable String name;

  @Option(names = "--publisher", paramLabel = "NAME", description = "Who answers for it.")
  private @Nullable String publisher;

  @Option(names = "--country", paramLabel = "CODE", description = "ISO 3166: ML.")
  private @Nullable String country;

  @Option(names = "--lang", paramLabel = "CODE", split = ",", description = "ISO 639: fr,bm.")
  private @Nullable List<String> languages;

  @Option(
      names = "--description",
      paramLabel = "TEXT",
      description = "What a reader should know of it.")
  private @Nullable String description;

  @Option(
      names = "--keep",
      paramLabel = "KEEP",
      description = "full, excerpt or link: what its terms allow (default: excerpt).")
  private @Nullable Keep keep;

  @Option(
      names = "--every",
      paramLabel = "DURATION",
      description = "A fixed time between polls, as PT30M (default: its own rhythm).")
  private @Nullable String every;

  @Option(
      names = "--unchecked",
      description = "Add it as it is given, without looking at it first.")
  private boolean unchecked;

  @Mixin private Where where = new Where();

  @Option(names = "--json", description = "Print the answer of the API as it is.")
  private boolean json;

  @ParentCommand
  @SuppressWarnings("NullAway.Init")
  private SourceCommand source;

  @Override
  public Integer call() {
    URI uri = Address.of(address);
    Source given = given(uri);
    Client client = source.instance().client();
    ObjectNode form = unchecked ? form(given) : found(client, uri);
    override(form);
    JsonNode added = client.send("POST", SourceCommand.API, form);
    if (json) {
      System.out.println(Terminal.json(added));
      return 0;
    }
    JsonNode known = added.path("source");
    String newId = Terminal.text(known, "id");
    System.out.printf(
        "added %s: %s, %s at %s%n",
        newId,
        Terminal.text(known, "name"),
        Terminal.text(known, "kind").toLowerCase(Locale.ROOT),
        Terminal.text(known, "address"));
    System.out.printf("See how it fares: vigie source list %s%n", newId);
    return 0;
  }

  /** What is given, as a source: so a mistake in it is told before anything is asked. */
  private Source given(URI uri) {
    try {
      Source.Kind kind = where.kind();
      return new Source(
          id == null ? Source.idOf(uri.getHost()) : id,
          name == null ? uri.getHost() : name,
          publisher == null ? uri.getHost() : publisher,
          country == null ? "XX" : country,
          List.of(),
          where.listing() != null ? Source.Kind.LISTING : kind == null ? Source.Kind.FEED : kind,
          uri,
          null,
          description == null ? "" : description,
          Keep.EXCERPT,
          true,
          null,
          where.listing(),
          null,
          Source.BACKFILL_AFTER);
    } catch (IllegalArgumentException e) {
      throw new UserException(String.valueOf(e.getMessage()), e);
    }
  }

  private ObjectNode found(Client client, URI uri) {
    JsonNode checked = client.ask(SourceCommand.API + "/check", where.question(uri.toString()));
    if (!checked.has("source")) {
      throw new UserException(
          "%s cannot be read: %s. %s To add it all the same: --unchecked --kind=KIND"
              .formatted(uri, Terminal.text(checked, "problem"), Terminal.text(checked, "next")));
    }
    return form(checked.path("source"));
  }

  private static ObjectNode form(Source source) {
    return form(Json.MAPPER.<JsonNode>valueToTree(source));
  }

  /** The parts of a source that the API takes. */
  private static ObjectNode form(JsonNode source) {
    ObjectNode form = Json.MAPPER.createObjectNode();
    for (String part :
        List.of(
            "id",
            "name",
            "publisher",
            "country",
            "languages",
            "kind",
            "address",
            "site",
            "description",
            "keep",
            "listing",
            "selectors")) {
      if (source.hasNonNull(part)) {
        form.set(part, source.path(part));
      }
    }
    return form;
  }

  private void override(ObjectNode form) {
    put(form, "id", id);
    put(form, "name", name);
    put(form, "publisher", publisher);
    put(form, "country", country);
    put(form, "description", description);
    put(form, "every", every);
    put(form, "keep", keep == null ? null : keep.name());
    if (languages != null) {
      form.set("languages", Json.MAPPER.<JsonNode>valueToTree(languages));
    }
  }

  private static void put(ObjectNode form, String part, @Nullable String value) {
    if (value != null) {
      form.put(part, value);
    }
  }
}
