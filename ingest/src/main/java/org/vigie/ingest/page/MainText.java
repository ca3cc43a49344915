package org.vigie.ingest.page;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeVisitor;
import org.vigie.ingest.text.HtmlText;

/**
 * Finds the article's text in a page.
 *
 * <p>Each block of text has a weight: its length when it reads like prose, less when it is made of
 * links or is but a label. An element weighs what its blocks weigh together. What stands around an
 * article takes weight away, so the element that weighs most is the one that holds all of the
 * article and least of the rest.
 */
final class MainText {
  /** An element that holds more of the page's prose than this is no mere surrounding. */
  private static final double MOSTLY = 0.4;

  private static final double ALMOST_ALL = 0.85;

  /** What a block counts for an element one level further up. */
  private static final double NEARNESS = 0.85;

  /** What counts more for an element that says it is the article's body. */
  private static final double SAID = 1.5;

  private static final double POINTED = 0.25;
  private static final int MAX_HEADINGS = 30;
  private static final double LINKED = 0.5;
  private static final int LABEL = 40;
  private static final Pattern SENTENCE_END = Pattern.compile("[.!?…:;,\"”»)’']$");
  private static final Pattern POINTER =
      Pattern.compile(
          "(?i)^(?:\\W*)(?:(?:also |must )?read(?: more| also| next)?|see also|related|"
              + "(?:à |a )?lire(?: aussi| également)?|voir aussi|advertisement|publicité|"
              + "follow us|subscribe|sign up|more on this|watch)\\b.*");
  private static final Pattern BUTTON =
      Pattern.compile(
          "(?i)\\W*(?:adverti?s?e?m?e?n?t?s?|sponsored|publicité|anzeige|share|share this"
              + "(?: story| article| post)?|partager|sharing is caring!?|subscribe|s'abonner|comments?"
              + "|commentaires?|read more|load more|show more|print|imprimer|e-?mail|tweet"
              + "|like this|loading|caption|close|copy link|reply|save|follow)\\W*");

  /** They hold one paragraph at most: an article is more. */
  private static final Set<String> PARAGRAPHS = Set.of("p", "li", "tr", "h1", "h2", "h3", "h4");

  private static final Pattern HEADING = Pattern.compile("h[2-6]");

  private final Element body;
  private final Set<Element> out = new HashSet<>();
  private final Map<Element, Double> weights = new HashMap<>();

  private MainText(Element body) {
    this.body = body;
  }

  /** The article's paragraphs, a blank line between them; empty when the page has no prose. */
  static String of(Document page, PageFacts facts) {
    return new MainText(page.body()).text(facts.title());
  }

  private String text(String title) {
    each(element -> leaveOut(element, Hints.isNeverText(element)));
    weigh(1, block -> Math.max(0, weight(block)));
    leaveOutSurroundings(title);
    weigh(NEARNESS, MainText::weight);
    List<Block> blocks =
        Block.all(best(), out::contains).stream().filter(block -> keeps(block, title)).toList();
    return trimmed(blocks).stream().map(Block::text).collect(Collectors.joining("\n\n"));
  }

  /** Without the labels before the first prose and behind the last: dates, names, buttons. */
  private static List<Block> trimmed(List<Block> blocks) {
    int start = 0;
    int end = blocks.size();
    while (start < end && isLabel(blocks.get(start))) {
      start++;
    }
    while (end > start && isLabel(blocks.get(end - 1)) && !isListed(blocks.get(end - 1))) {
      end--;
    }
    return blocks.subList(start, end);
  }

  private static boolean isListed(Block block) {
    return block.parent().nameIs("li") || block.parent().nameIs("p");
  }

  private static boolean isLabel(Block block) {
    return !SENTENCE_END.matcher(block.text()).find()
        && block.text().length() < 2 * LABEL
        && !block.parent().nameIs("tr");
  }

  private void weigh(double nearness, ToDoubleFunction<Block> weight) {
    weights.clear();
    for (Block block : Block.all(body, out::contains)) {
      weights.merge(block.parent(), weight.applyAsDouble(block), Double::sum);
    }
    body.traverse(
        new NodeVisitor() {
          @Override
          public void head(Node node, int depth) {}

          @Override
          public void tail(Node node, int depth) {
            if (node instanceof Element element && !element.equals(body)) {
              double weight = weights.getOrDefault(element, 0.0);
              weights.merge(element.parent(), nearness * weight, Double::sum);
            }
          }
        });
  }

  private static double weight(Block block) {
    int length = block.text().length();
    double prose = length * (1 - 3 * block.linkDensity());
    if (block.parent().nameIs("tr")) {
      return Math.min(0, prose);
    }
    boolean sentence = SENTENCE_END.matcher(block.text()).find();
    if (length < LABEL || (!sentence && length < 2 * LABEL)) {
      return block.parent().nameIs("p") ? Math.min(0, prose) : Math.min(-10, prose);
    }
    return block.parent().nameIs("p") ? 1.2 * prose : prose;
  }

  private void leaveOutSurroundings(String title) {
    double all = Math.max(1, weights.getOrDefault(body, 0.0));
    Set<Element> aroundHeadline = aroundHeadline(title);
    Set<Element> cut = new HashSet<>();
    each(
        element -> {
          double part = weights.getOrDefault(element, 0.0) / all;
          boolean however = Hints.isAroundHoweverLong(element);
          boolean goes =
              however
                  ? !aroundHeadline.contains(element) && part < ALMOST_ALL
                  : Hints.isAround(element) && part < MOSTLY;
          leaveOut(element, goes);
          if (goes && however && isHeading(element) && cut.add(element.parent())) {
            out.addAll(element.nextElementSiblings());
          }
        });
  }

  private void leaveOut(Element element, boolean goes) {
    if (goes && !element.equals(body)) {
      out.add(element);
    }
  }

  private static boolean isHeading(Element element) {
    return HEADING.matcher(element.normalName()).matches();
  }

  /** The elements that hold the headline: none of them stands around the article. */
  private Set<Element> aroundHeadline(String title) {
    return body.select("h1, h2").stream()
        .limit(MAX_HEADINGS)
        .filter(h -> h.nameIs("h1") || HtmlText.squeeze(h.text()).equals(title))
        .flatMap(h -> h.parents().stream())
        .collect(Collectors.toSet());
  }

  private Element best() {
    return weights.keySet().stream()
        .filter(element -> !PARAGRAPHS.contains(element.normalName()))
        .max(Comparator.comparingDouble(this::claim))
        .orElse(body);
  }

  /** What speaks for an element: its weight, and whether it says that it is the article's body. */
  private double claim(Element element) {
    double weight = weights.getOrDefault(element, 0.0);
    return Hints.isBody(element) ? SAID * weight : weight;
  }

  private static boolean keeps(Block block, String title) {
    if (block.parent().nameIs("h1")
        || block.text().equals(title)
        || isPointer(block)
        || BUTTON.matcher(block.text()).matches()) {
      return false;
    }
    return block.linkDensity() < LINKED
        || (block.text().length() > 200 && block.linkDensity() < 0.8);
  }

  private static boolean isPointer(Block block) {
    return block.linkDensity() > POINTED && POINTER.matcher(block.text()).matches();
  }

  private void each(Consumer<Element> visitor) {
    body.traverse(
        (node, depth) -> {
          if (node instanceof Element element) {
            visitor.accept(element);
          }
        });
  }
}
