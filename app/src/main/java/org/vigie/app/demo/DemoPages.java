package org.vigie.app.demo;

import static java.util.stream.Collectors.joining;
import static org.vigie.app.demo.DemoDocument.escape;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vigie.streams.Json;

/** Writes the outlets' HTML as newspapers do: much around the article that is not the article. */
final class DemoPages {
  private static final int RELATED = 3;

  private final String base;

  /** Addresses begin with {@code base}, which has no slash at its end. */
  DemoPages(String base) {
    this.base = base;
  }

  /** The front page: every item with its date and first paragraph. */
  DemoDocument front(DemoOutlet outlet, List<DemoItem> items, Instant modified) {
    String head =
        outlet.format() == DemoOutlet.Format.LISTING
            ? ""
            : "<link rel=\"alternate\" type=\"application/%s+xml\" href=\"%s\">"
                .formatted(
                    outlet.format() == DemoOutlet.Format.ATOM ? "atom" : "rss",
                    outlet.sourcePath());
    String teasers = items.stream().map(item -> teaser(outlet, item)).collect(joining("\n"));
    return page(
        outlet,
        outlet.name(),
        head,
        "<main>\n<section class=\"latest\">\n" + teasers + "\n</section>\n</main>",
        modified);
  }

  private static String teaser(DemoOutlet outlet, DemoItem item) {
    return """
        <article class="teaser">
        <h2><a href="%s">%s</a></h2>
        <time datetime="%s">%s</time>
        <p>%s</p>
        </article>"""
        .formatted(
            outlet.pathOf(item.article()),
            escape(item.article().title()),
            item.published(),
            DemoWords.of(outlet).date(item.published()),
            escape(item.article().paragraphs().getFirst()));
  }

  /** An article's page; {@code others} are what else is out, of which some are linked to. */
  DemoDocument article(DemoOutlet outlet, DemoItem item, List<DemoItem> others) {
    DemoArticle article = item.article();
    DemoWords words = DemoWords.of(outlet);
    String body =
        """
        <main>
        <article>
        <header>
        <h1>%s</h1>
        <div class="byline">%s <span class="author">%s</span> · <time datetime="%s">%s</time></div>
        <ul class="share"><li><a href="#share">Facebook</a></li><li><a href="#share">X</a></li>\
        <li><a href="#share">WhatsApp</a></li></ul>
        </header>
        <div class="article-body">
        %s
        </div>
        </article>
        %s
        </main>"""
            .formatted(
                escape(article.title()),
                words.by(),
                escape(article.byline()),
                item.published(),
                words.date(item.published()),
                article.paragraphs().stream()
                    .map(paragraph -> "<p>" + escape(paragraph) + "</p>")
                    .collect(joining("\n")),
                related(outlet, item, others));
    return page(outlet, article.title(), head(outlet, item), body, item.modified());
  }

  /** Links to older articles only, so that a page does not change when news comes out. */
  private static String related(DemoOutlet outlet, DemoItem item, List<DemoItem> others) {
    String links =
        others.stream()
            .filter(other -> other.released().isBefore(item.released()))
            .limit(RELATED)
            .map(
                other ->
                    "<li><a href=\"%s\">%s</a></li>"
                        .formatted(outlet.pathOf(other.article()), escape(other.article().title())))
            .collect(joining("\n"));
    return links.isEmpty()
        ? ""
        : "<aside class=\"related\">\n<h2>%s</h2>\n<ul>\n%s\n</ul>\n</aside>"
            .formatted(DemoWords.of(outlet).readAlso(), links);
  }

  /** What outlets tell machines: some JSON-LD, some Open Graph, some little. */
  private String head(DemoOutlet outlet, DemoItem item) {
    String canonical =
        "<link rel=\"canonical\" href=\"%s\">"
            .formatted(escape(base + outlet.pathOf(item.article())));
    return switch (outlet.format()) {
      case RSS, LISTING -> canonical + "\n" + jsonLd(outlet, item);
      case ATOM -> canonical + "\n" + openGraph(outlet, item);
      case RDF -> canonical + "\n" + author(item);
    };
  }

  private static String openGraph(DemoOutlet outlet, DemoItem item) {
    return """
        <meta property="og:type" content="article">
        <meta property="og:title" content="%s">
        <meta property="og:site_name" content="%s">
        <meta property="article:published_time" content="%s">
        %s"""
        .formatted(
            escape(item.article().title()), escape(outlet.name()), item.published(), author(item));
  }

  private static String author(DemoItem item) {
    return "<meta name=\"author\" content=\"%s\">".formatted(escape(item.article().byline()));
  }

  private String jsonLd(DemoOutlet outlet, DemoItem item) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("@context", "https://schema.org");
    data.put("@type", "NewsArticle");
    data.put("mainEntityOfPage", base + outlet.pathOf(item.article()));
    data.put("headline", item.article().title());
    data.put("inLanguage", outlet.language());
    data.put("datePublished", item.published().toString());
    data.put(
        "dateModified", Collections.max(List.of(item.published(), item.modified())).toString());
    data.put("author", Map.of("@type", "Person", "name", item.article().byline()));
    data.put("publisher", Map.of("@type", "Organization", "name", outlet.name()));
    // "</" would end the script early.
    String json = Json.MAPPER.writeValueAsString(data).replace("</", "<\\/");
    return "<script type=\"application/ld+json\">" + json + "</script>";
  }

  private static DemoDocument page(
      DemoOutlet outlet, String title, String head, String main, Instant modified) {
    DemoWords words = DemoWords.of(outlet);
    String sections =
        words.sections().stream()
            .map(section -> "<li><a href=\"#\">" + escape(section) + "</a></li>")
            .collect(joining());
    String html =
        """
        <!DOCTYPE html>
        <html lang="%s">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex">
        <title>%s</title>
        %s
        </head>
        <body>
        <div class="consent" role="dialog"><p>%s</p><button>%s</button></div>
        <header class="site">
        <a class="logo" href="%s">%s</a>
        <nav><ul>%s</ul></nav>
        </header>
        %s
        <aside class="newsletter"><p>%s</p><form><input type="email"><button>%s</button></form></aside>
        <footer class="site">
        <p>%s</p>
        </footer>
        </body>
        </html>
        """
            .formatted(
                outlet.language(),
                escape(title.equals(outlet.name()) ? title : title + " | " + outlet.name()),
                head,
                escape(words.consent()),
                escape(words.accept()),
                outlet.frontPath(),
                escape(outlet.name()),
                sections,
                main,
                escape(words.newsletter()),
                escape(words.subscribe()),
                escape(words.sample()));
    return new DemoDocument("text/html", html, modified);
  }
}
