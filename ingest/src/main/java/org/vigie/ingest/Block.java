package org.vigie.ingest;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

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

  /** The blocks under an element, in the order of the page. */
  static List<Block> all(Element root) {
    Collector collector = new Collector(root);
    root.traverse(collector);
    collector.flush(root);
    return collector.blocks;
  }

  private static final class Collector implements NodeVisitor {
    private final List<Block> blocks = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private Element parent;
    private int linked;
    private int links;
    private int breaks;

    Collector(Element root) {
      parent = root;
    }

    @Override
    public void head(Node node, int depth) {
      if (node instanceof TextNode textNode) {
        add(textNode.getWholeText());
      } else if (node instanceof Element element) {
        enter(element);
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (!(node instanceof Element element)) {
        return;
      }
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
