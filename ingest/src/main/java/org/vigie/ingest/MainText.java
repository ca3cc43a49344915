package org.vigie.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeVisitor;

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

  /** A child that weighs this part of its parent is the better choice: it is the tighter one. */
  private static final double TIGHTER = 0.9;

  private static final double LINKED = 0.5;
  private static final int LABEL = 40;
  private static final Pattern SENTENCE_END = Pattern.compile("[.!?…:;,\"”»)’']$");
  private static final Pattern POINTER =
      Pattern.compile(
          "(?i)^(?:\\W*)(?:(?:also |must )?read(?: more| also| next)?|see also|related|"
              + "(?:à |a )?lire(?: aussi| également)?|voir aussi|advertisement|publicité|"
              + "(?:click|tap) here|follow us|subscribe|sign up|more on this|watch)\\b.*");

  private final Element body;
  private final Map<Element, Double> weights = new HashMap<>();

  private MainText(Element body) {
    this.body = body;
  }

  /** The article's paragraphs, a blank line between them; empty when the page has no prose. */
  static String of(Document page, PageFacts facts) {
    return new MainText(page.body()).text(facts.title());
  }

  private String text(String title) {
    clean();
    weigh();
    removeSurroundings();
    weigh();
    Element best = best();
    return Block.all(best).stream()
        .filter(block -> keeps(block, title))
        .map(Block::text)
        .collect(Collectors.joining("\n\n"));
  }

  private void clean() {
    List<Element> never = new ArrayList<>();
    each(
        body,
        element -> {
          if (!element.equals(body) && Hints.isNeverText(element)) {
            never.add(element);
          }
        });
    never.forEach(Node::remove);
  }

  private void weigh() {
    weights.clear();
    for (Block block : Block.all(body)) {
      weights.merge(block.parent(), weight(block), Double::sum);
    }
    body.traverse(
        new NodeVisitor() {
          @Override
          public void head(Node node, int depth) {}

          @Override
          public void tail(Node node, int depth) {
            if (node instanceof Element element && !element.equals(body)) {
              weights.merge(element.parent(), weights.getOrDefault(element, 0.0), Double::sum);
            }
          }
        });
  }

  private static double weight(Block block) {
    int length = block.text().length();
    double prose = length * (1 - 3 * block.linkDensity());
    boolean sentence = SENTENCE_END.matcher(block.text()).find();
    if (length < LABEL || (!sentence && length < 2 * LABEL)) {
      return block.parent().nameIs("p") ? Math.min(0, prose) : Math.min(-10, prose);
    }
    return block.parent().nameIs("p") ? 1.2 * prose : prose;
  }

  private void removeSurroundings() {
    double all = weights.getOrDefault(body, 0.0);
    List<Element> around = new ArrayList<>();
    each(
        body,
        element -> {
          if (!element.equals(body)
              && Hints.isAround(element)
              && weights.getOrDefault(element, 0.0) < MOSTLY * all) {
            around.add(element);
          }
        });
    around.forEach(Node::remove);
  }

  private Element best() {
    Element best =
        weights.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .orElse(body);
    while (true) {
      Element parent = best;
      double enough = TIGHTER * weights.getOrDefault(parent, 0.0);
      Element child =
          parent.children().stream()
              .filter(c -> weights.getOrDefault(c, 0.0) >= enough && c.isBlock())
              .findFirst()
              .orElse(null);
      if (child == null || child.nameIs("p")) {
        return best;
      }
      best = child;
    }
  }

  private static boolean keeps(Block block, String title) {
    if (block.parent().nameIs("h1") || block.text().equals(title) || isPointer(block)) {
      return false;
    }
    return block.linkDensity() < LINKED
        || (block.text().length() > 200 && block.linkDensity() < 0.8);
  }

  private static boolean isPointer(Block block) {
    return block.linked() > 0 && POINTER.matcher(block.text()).matches();
  }

  private static void each(Element root, Consumer<Element> visitor) {
    root.traverse(
        (node, depth) -> {
          if (node instanceof Element element) {
            visitor.accept(element);
          }
        });
  }
}
