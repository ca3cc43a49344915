package org.vigie.ingest.page;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.http.Links;
import org.vigie.ingest.text.CanonicalUrl;
import org.vigie.ingest.text.HtmlText;
import org.vigie.model.Article;

/**
 * What a text cites: its links, its footnotes, and the addresses that it but writes out.
 *
 * @param page the page's canonical address
 * @param base what its references are relative to
 */
record References(URI page, URI base) {
  private static final int MAX = 300;
  private static final int MAX_TEXT = 1_000;
  private static final int MAX_NOTE = 4_000;

  private static final String DOT = "(?:\\.| dot |\\[dot\\]|\\(dot\\)|\\[\\.\\])";
  private static final String END = "(?=[;,)\\]»”\"]{0,9}(?:\\s|$))";
  private static final String TOP =
      "(?:com|org|net|info|int|edu|gov|mil|africa|news|press|media|[a-z]{2})";

  /** An address, or one that is written so that no program should find it. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:https?|hxxps?)://\\S{1,2000}?(?: dot [a-z]{2,6}(?:/\\S{0,2000})?)?"
              + END
              + "|(?<![\\w.@-])[a-z0-9-]{1,63}(?:"
              + DOT
              + "[a-z0-9-]{1,63}){0,6}(?: dot |\\[dot\\]|\\(dot\\)|\\[\\.\\])"
              + TOP
              + "/\\S{1,2000}?"
              + END,
          Pattern.CASE_INSENSITIVE);

  private static final Set<String> SHARING =
      Set.of("sharer", "share", "sharer.php", "intent", "send", "submit");

  /** The links of some blocks and, where they are written out, those of notes. */
  List<Article.Reference> of(List<Block> body, List<Block> notes) {
    List<Article.Reference> all = new ArrayList<>();
    Set<URI> seen = new HashSet<>();
    body.forEach(block -> addLinks(block, seen, all));
    notes.stream().limit(MAX).forEach(note -> addNote(note, seen, all));
    return all.size() <= MAX ? all : all.subList(0, MAX);
  }

  /** Where a link of these words in a block leads; null when there is none. */
  @Nullable URI linkOf(Block block, String words) {
    return block.links().stream()
        .filter(link -> link.text().contains(words) || words.contains(link.text()))
        .flatMap(link -> Links.web(base, link.reference()).stream())
        .findFirst()
        .orElse(null);
  }

  private void addLinks(Block block, Set<URI> seen, List<Article.Reference> all) {
    for (Block.Link link : block.links()) {
      cited(link.reference())
          .filter(seen::add)
          .ifPresent(url -> all.add(new Article.Reference(cut(link.text()), url)));
    }
  }

  /** A note is one reference, and one more for each further address in it. */
  private void addNote(Block note, Set<URI> seen, List<Article.Reference> all) {
    Set<URI> cited = new LinkedHashSet<>();
    note.links().forEach(link -> cited(link.reference()).ifPresent(cited::add));
    if (cited.isEmpty()) {
      cited.addAll(written(HtmlText.upTo(MAX_NOTE, note.text())));
    }
    seen.addAll(cited);
    List<URI> urls = List.copyOf(cited);
    all.add(new Article.Reference(cut(note.text()), urls.isEmpty() ? null : urls.getFirst()));
    urls.stream().skip(1).forEach(url -> all.add(new Article.Reference(cut(note.text()), url)));
  }

  /** Where a link leads that is more than a way around this page or site. */
  private Optional<URI> cited(String reference) {
    if (reference.startsWith("#")) {
      return Optional.empty();
    }
    return Links.web(base, reference)
        .filter(url -> !isSharing(url))
        .filter(url -> !isOfThisSite(url) || isOther(url));
  }

  /** Whether an address of this site is that of another article. */
  private boolean isOther(URI url) {
    return CanonicalUrl.namesArticle(url) && !CanonicalUrl.of(url).equals(page);
  }

  private boolean isOfThisSite(URI url) {
    return url.getHost().equalsIgnoreCase(page.getHost());
  }

  private static boolean isSharing(URI url) {
    String path = url.getRawPath().toLowerCase(Locale.ROOT);
    return SHARING.contains(path.substring(path.lastIndexOf('/') + 1))
        || path.startsWith("/intent/")
        || path.startsWith("/sharer");
  }

  /** The addresses that a text writes out. */
  static List<URI> written(String text) {
    List<URI> found = new ArrayList<>();
    Matcher matcher = ADDRESS.matcher(text);
    while (matcher.find()) {
      address(matcher.group()).filter(url -> !found.contains(url)).ifPresent(found::add);
    }
    return found;
  }

  /** An address that was cut short tells the site for certain, and no more. */
  private static Optional<URI> address(String written) {
    String plain =
        written
            .replaceFirst("^(?i)hxxp", "http")
            .replaceAll("(?i) dot |\\[dot\\]|\\(dot\\)|\\[\\.\\]", ".");
    String full = plain.matches("(?i)https?://.*") ? plain : "https://" + plain;
    boolean cut = full.endsWith("...") || full.endsWith("…");
    return Links.web(full.replaceFirst("[.,;:!?…]+$", ""))
        .filter(url -> url.getHost().contains("."))
        .flatMap(
            url ->
                cut
                    ? Links.web(url.getScheme() + "://" + url.getRawAuthority() + "/")
                    : Optional.of(url));
  }

  private static String cut(String text) {
    return HtmlText.upTo(MAX_TEXT, text).strip();
  }
}
