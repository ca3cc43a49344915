package org.vigie.ingest.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.vigie.ingest.text.HtmlText;

/**
 * A run of text that a browser would show as one paragraph.
 *
 * @param text one line, not empty
 * @param linked how many of its characters are link text
 * @param parent the block element around it
 */
record Block(String text, int linked, Element parent) {
  private static final int CELL = 100;
  private static final int MAX_BLOCKS = 20_000;

  /** The part of the text that is links, from 0 to 1. */
  double linkDensity() {
    return Math.min(1, (double) linked / text.length());
  }

  /**
   * The blocks under an element, in the order of the page.
   *
   * @param without elements to pass over with all that is in them
   */
  static List<Block> all(Element root, Predicate<Element> without) {
    Collector collector = new Collector(root, without);
    root.filter(collector);
    collector.flush(root);
    return collector.blocks;
  }

  private static final class Collector implements NodeFilter {
    private final List<Block> blocks = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final Predicate<Element> without;
    private Element parent;
    private int linked;
    private int links;
    private int breaks;

    Collector(Element root, Predicate<Element> without) {
      this.without = without;
      parent = root;
    }

    @Override
    public FilterResult head(Node node, int depth) {
      if (node instanceof TextNode textNode) {
        add(textNode.getWholeText());
      } else if (node instanceof Element element) {
        if (without.test(element)) {
          return FilterResult.SKIP_ENTIRELY;
        }
        enter(element);
      }
      return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
      if (node instanceof Element element) {
        leave(element);
      }
      return FilterResult.CONTINUE;
    }

    private void leave(Element element) {
      if (element.nameIs("a")) {
        links--;
      } else if (isCell(element) && text.length() < CELL) {
        text.append(' ');
      } else if (isBlock(element) || isCell(element)) {
        Element outer = element.parent();
        flush(outer == null ? element : outer);
      }
    }

    private void enter(Element element) {
      if (element.nameIs("a")) {
        links++;
      } else if (element.nameIs("br")) {
        breaks++;
        if (breaks > 1) {
          flush(parent);
        } else {
          text.append(' ');
        }
      } else if (isBlock(element)) {
        flush(element);
      }
    }

    private static boolean isBlock(Element element) {
      return element.isBlock() && !isCell(element);
    }

    /** The cells of a row are one line, unless the table is there but to lay out the page. */
    private static boolean isCell(Element element) {
      return element.nameIs("td") || element.nameIs("th");
    }

    private void add(String raw) {
      if (!raw.isBlank()) {
        breaks = 0;
      }
      text.append(raw);
      if (links > 0) {
        linked += HtmlText.squeeze(raw).length();
      }
    }

    void flush(Element next) {
      String squeezed = HtmlText.squeeze(text.toString());
      if (!squeezed.isEmpty() && blocks.size() < MAX_BLOCKS) {
        blocks.add(new Block(squeezed, linked, parent));
      }
      text.setLength(0);
      linked = 0;
      breaks = 0;
      parent = next;
    }
  }
}
