package org.vigie.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.app.imports.Stated;
import org.vigie.app.instance.Client;
import org.vigie.app.instance.Instance;
import org.vigie.app.instance.Terminal;
import org.vigie.app.instance.UserException;
import org.vigie.ingest.file.Document;
import org.vigie.ingest.file.Documents;
import org.vigie.ingest.file.Item;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code vigie add}. */
@Command(
    mixinStandardHelpOptions = true,
    name = "add",
    description = {
      "Add an article by hand: a page, a PDF with a text layer, a mail, a text.",
      "It is news and may alert, unless it is old: published more than two days ago (or what",
      "is set for its source)."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  vigie add https://www.example.org/article",
      "  vigie add --publisher='An observatory' --note='by mail' report.pdf",
      "  vigie add --publisher='Radio' --published=2026-05-02 - < transcript.txt"
    })
final class AddCommand implements Runnable {
  private static final String BY = "command line";

  @Parameters(paramLabel = "URL|FILE|-", description = "An address; a file; - for a text to come.")
  private String what = "";

  @Option(names = "--title", paramLabel = "TEXT", description = "Instead of the one it has.")
  private @Nullable String title;

  @Option(
      names = "--published",
      paramLabel = "DATE",
      description = "As 2026-05-02 or 2026-05-02T14:30Z, instead of the date it has.")
  private @Nullable String published;

  @Mixin private Stated stated = new Stated();
  @Mixin private Instance instance = new Instance();

  @Override
  public void run() {
    Map<String, Object> form = form();
    if (title != null) {
      form.put("title", title);
    }
    if (published != null) {
      form.put("published", published);
    }
    Client client = instance.client();
    JsonNode added = client.ask("/api/v1/articles/add", form);
    System.out.printf(
        "added  %s%n  %s, %s, %,d characters%n  %s%n  %s%n",
        Terminal.text(added, "title"),
        Terminal.text(added, "publisher"),
        Terminal.harmless(added.path("published").asString("no date")),
        added.path("characters").asInt(),
        told(added),
        client.page(added.path("page").asString("")));
  }

  private static String told(JsonNode added) {
    if (added.path("known").asBoolean()) {
      return "the archive has an article of this address already: the older one may stay";
    }
    return added.path("backfill").asBoolean()
        ? "old news: it raises no alert"
        : "news: it may alert";
  }

  private Map<String, Object> form() {
    if (Address.isOne(what) && !Files.exists(Path.of(what))) {
      String url = Address.of(what).toString();
      return stated.over(new LinkedHashMap<>(Map.of("url", url)), BY);
    }
    return switch (what.equals("-") ? standardInput() : file()) {
      case Item.Read(Document document) -> stated.form(document, BY, false);
      case Item.Passed(Item.Why why) -> throw new UserException(what + ": " + why);
      case Item.Unreadable(String reason) -> throw new UserException(what + ": " + reason);
    };
  }

  private Item file() {
    Path file = Path.of(what);
    try {
      if (Files.size(file) > Documents.MAX_BYTES) {
        throw new UserException(what + ": larger than 25 MB");
      }
      return Documents.read(what, Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UserException(what + " cannot be read: " + e, e);
    }
  }

  private static Item standardInput() {
    try {
      byte[] text = System.in.readNBytes(Documents.MAX_BYTES + 1);
      if (text.length > Documents.MAX_BYTES) {
        throw new UserException("the input is larger than 25 MB");
      }
      return Documents.text(new String(text, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UserException("the input cannot be read: " + e, e);
    }
  }
}
