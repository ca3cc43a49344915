package org.vigie.app.evaluate;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.app.instance.Contents;
import org.vigie.app.instance.ImportedPlaces;
import org.vigie.app.instance.Instance;
import org.vigie.app.instance.Terminal;
import org.vigie.app.instance.TopicModels;
import org.vigie.classify.Classifier;
import org.vigie.classify.story.Filer;
import org.vigie.http.Outbound;
import org.vigie.http.OutboundSettings;
import org.vigie.ingest.Reading;
import org.vigie.ingest.feed.FeedResult;
import org.vigie.ingest.page.Extracted;
import org.vigie.model.Article;
import org.vigie.model.Classified;
import org.vigie.model.Event;
import org.vigie.model.Filed;
import org.vigie.model.Keep;
import org.vigie.model.Sourcing.Attribution;
import org.vigie.model.TopicHit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vigie try}. */
@Command(
    mixinStandardHelpOptions = true,
    name = "try",
    description = {
      "Show what would be made of pages, feeds or texts, without keeping anything.",
      "It needs no running Vigie; when one runs, its saved searches are tried as well."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  vigie try article.html",
      "  vigie try https://www.example.org/feed.xml",
      "  vigie try --json *.html > judged.jsonl",
      "  vigie try --search='\"Africa Corps\" AND place:Bamako' article.txt"
    })
public final class TryCommand implements Callable<Integer> {
  private enum Kind {
    PAGE,
    FEED,
    LISTING,
    SITEMAP,
    TEXT
  }

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|URL",
      description = "HTML, RSS, Atom, RDF, a sitemap or plain text.")
  private List<String> inputs = new ArrayList<>();

  @Option(
      names = "--as",
      paramLabel = "KIND",
      description = "page, feed, listing, sitemap or text, when it cannot be told.")
  private @Nullable Kind kind;

  @Option(names = "--json", description = "One JSON object per input, each on a line of its own.")
  private boolean json;

  @Option(
      names = "--search",
      paramLabel = "QUERY",
      description = "Also say whether this query matches; may be repeated.")
  private List<String> queries = new ArrayList<>();

  @Option(
      names = "--watch",
      paramLabel = "DIR",
      description = "Folder of YAML with another watch (default: the Sahel watch).")
  private @Nullable Path watch;

  @Mixin private Instance instance = new Instance();

  private final Reading reading = new Reading();
  private final Filer filer = new Filer();

  @Override
  public Integer call() {
    Classifier classifier =
        new Classifier(
            Contents.toRun(watch).watch(),
            ImportedPlaces.in(instance.data(), watch).now(),
            TopicModels.in(instance.data()).now());
    Searches searches = Searches.of(queries, instance);
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    Instant now = Instant.now();
    boolean failed = false;
    try (Outbound outbound = new Outbound(OutboundSettings.defaults("vigie try"))) {
      List<Judged> all =
          inputs.parallelStream()
              .map(input -> judge(input, read(input, outbound), classifier, now))
              .toList();
      for (Judged judged : all) {
        Tried tried = finish(judged, searches, now);
        failed |= tried instanceof Tried.Failed;
        out.println(json ? Terminal.json(tried.json()) : Terminal.harmless(describe(tried)));
      }
    }
    out.flush();
    return failed ? 1 : 0;
  }

  /** An input as far as inputs can be worked on side by side; filing needs their order. */
  private sealed interface Judged {
    record Whole(Tried tried) implements Judged {}

    record Text(String input, String kind, Classified classified) implements Judged {}
  }

  private Reading.Result read(String input, Outbound outbound) {
    Reading.Kind as = kind == null ? Reading.Kind.AUTO : Reading.Kind.valueOf(kind.name());
    if (input.startsWith("http://") || input.startsWith("https://")) {
      try {
        return reading.read(outbound, URI.create(input), as);
      } catch (IllegalArgumentException e) {
        return new Reading.Unreadable("not an address: " + e.getMessage());
      }
    }
    Path file = Path.of(input);
    try {
      String name = input.toLowerCase(Locale.ROOT);
      boolean html = name.endsWith(".html") || name.endsWith(".htm");
      return reading.read(Files.readAllBytes(file), html ? "text/html" : null, file.toUri(), as);
    } catch (IOException e) {
      return new Reading.Unreadable("cannot be read: " + e);
    }
  }

  private static Judged judge(
      String input, Reading.Result result, Classifier classifier, Instant now) {
    return switch (result) {
      case Reading.Page(Extracted page) ->
          new Judged.Text(
              input,
              "page",
              classifier.classify(article(page.url(), page.title(), page.text(), page, now)));
      case Reading.Text(String title, String text) ->
          new Judged.Text(
              input,
              "text",
              classifier.classify(article(Path.of(input).toUri(), title, text, null, now)));
      case Reading.Feed(FeedResult.Feed feed) -> new Judged.Whole(new Tried.Feed(input, feed));
      case Reading.Unreadable(String reason) -> new Judged.Whole(new Tried.Failed(input, reason));
    };
  }

  private Tried finish(Judged judged, Searches searches, Instant now) {
    return switch (judged) {
      case Judged.Whole(Tried tried) -> tried;
      case Judged.Text(String input, String read, Classified classified) -> {
        Filed filed = filer.file(classified).getFirst();
        yield new Tried.Read(input, read, filed, searches.matching(filed, now));
      }
    };
  }

  private static Article article(
      URI url, String title, String text, @Nullable Extracted page, Instant now) {
    return new Article(
        Article.idOf(url),
        url,
        "try",
        "",
        page == null || page.site() == null ? "" : page.site(),
        "XX",
        title,
        text,
        page == null ? List.of() : page.authors(),
        page == null ? null : page.language(),
        page == null ? null : page.published(),
        now,
        false,
        Article.TextFrom.PAGE,
        Keep.FULL);
  }

  private static String describe(Tried tried) {
    return switch (tried) {
      case Tried.Failed failed -> failed.input() + "\n  " + failed.error() + "\n";
      case Tried.Feed feed -> describe(feed);
      case Tried.Read read -> describe(read);
    };
  }

  private static String describe(Tried.Feed feed) {
    return "%s\n  a feed: %s, %d entries\n%s\n"
        .formatted(
            feed.input(),
            feed.feed().title(),
            feed.feed().entries().size(),
            feed.feed().entries().stream()
                .map(entry -> "  " + entry.published() + "  " + entry.title())
                .collect(joining("\n")));
  }

  private static String describe(Tried.Read read) {
    Classified classified = read.filed().classified();
    Article article = classified.article();
    List<String> lines = new ArrayList<>();
    lines.add(read.input());
    lines.add("  title      " + article.title());
    lines.add("  published  " + (article.published() == null ? "-" : article.published()));
    lines.add("  language   " + classified.language());
    lines.add("  text       " + article.text().length() + " characters");
    for (TopicHit hit : classified.topics()) {
      lines.add("  topic      %s, score %.1f".formatted(hit.topic(), hit.score()));
      for (TopicHit.Evidence evidence : hit.evidence()) {
        lines.add(
            "               %s: %s"
                .formatted(
                    evidence.rule(),
                    evidence.spans().stream()
                        .map(span -> span.of(article))
                        .distinct()
                        .collect(joining(", "))));
      }
    }
    for (Event event : classified.events()) {
      lines.add("  attack     " + described(event));
    }
    lines.add("  entities   " + names(classified.entities().stream().map(e -> e.name()).toList()));
    lines.add("  places     " + names(classified.places().stream().map(p -> p.name()).toList()));
    lines.add(
        "  sources    "
            + names(
                classified.sourcing().attributions().stream().map(TryCommand::source).toList()));
    lines.add("  origin     " + read.filed().origin());
    lines.add("  searches   " + names(read.searches()));
    return String.join("\n", lines) + "\n";
  }

  private static String source(Attribution to) {
    return switch (to.kind()) {
      case REPORT -> to.name();
      case CLAIM -> to.name() + " (claims it)";
      case STATEMENT -> to.name() + " (says so)";
    };
  }

  private static String described(Event event) {
    List<String> facts = new ArrayList<>();
    if (event.where() != null) {
      facts.add(
          "%s (%s)"
              .formatted(
                  event.where().shown(),
                  event.where().precision().name().toLowerCase(Locale.ROOT)));
    }
    Stream.of(event.country(), Tried.date(event.when()))
        .flatMap(Stream::ofNullable)
        .forEach(facts::add);
    figure("killed", event.killed(), facts);
    figure("wounded", event.wounded(), facts);
    figure("abducted", event.abducted(), facts);
    Event.By by = event.by();
    String reported = by.named().equals(by.entity()) ? "" : " (reported: " + by.named() + ")";
    facts.add("by " + by.name() + reported + (by.claimed() ? ", which claims it" : ""));
    return String.join(", ", facts);
  }

  private static void figure(String what, Event.@Nullable Figure figure, List<String> facts) {
    if (figure != null) {
      String most = figure.most() > figure.count() ? " to " + figure.most() : "";
      facts.add(figure.count() + most + " " + what);
    }
  }

  private static String names(List<String> names) {
    return names.isEmpty() ? "-" : String.join(", ", names);
  }
}
