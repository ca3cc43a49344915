package org.vigie.ingest.page;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.text.Squeezed;

/** The one walk over a page's tree. */
final class OutlineWalk implements NodeFilter {
  /** Cells of less text stand side by side in one line. */
  private static final int CELL = 100;

  private static final int MAX_BLOCKS = 20_000;
  private static final int MAX_LINKS = 5_000;

  /** What makes an element worth a box even within a paragraph. */
  private static final int SIDE = Hints.AROUND | Hints.CAPTION | Hints.BYLINE | Hints.NOTES;

  private final List<Block> blocks = new ArrayList<>();
  private final List<Box> boxes = new ArrayList<>();
  private final Declared declared = new Declared();
  private final Map<String, Integer> classes = new HashMap<>();

  /** The paragraphs around what stands aside within them. */
  private final Deque<Run> around = new ArrayDeque<>();

  private Box box;
  private Run run;
  private @Nullable Element link;
  private int linkDepth;
  private int links;

  /** Text that is not a block yet. */
  private static final class Run {
    private final Squeezed text = new Squeezed();
    private List<Block.Link> links = List.of();
    private int linked;
    private int linkStart;
    private int breaks;
  }

  OutlineWalk(Element root) {
    box = new Box(root, null, Hints.BLOCK, 0);
    boxes.add(box);
    run = new Run();
  }

  Outline outline() {
    flush();
    for (Box open = box; open != null; open = open.parent) {
      open.end = blocks.size();
    }
    return new Outline(blocks, boxes, declared);
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof TextNode text) {
      add(text.getWholeText());
    } else if (node instanceof Element element && depth > 0) {
      return enter(element);
    }
    return FilterResult.CONTINUE;
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element element && depth > 0) {
      leave(element);
    }
    return FilterResult.CONTINUE;
  }

  private void add(String text) {
    int before = run.text.length();
    run.text.append(text);
    if (run.text.length() > before) {
      run.breaks = 0;
    }
  }

  private FilterResult enter(Element element) {
    int hints = Hints.of(element, classes);
    declared.add(element);
    if ((hints & Hints.NEVER) != 0) {
      return FilterResult.SKIP_ENTIRELY;
    }
    if ((hints & Hints.BLOCK) != 0) {
      flush();
      open(element, hints);
    } else if ((hints & Hints.BREAK) != 0) {
      breakLine();
    } else if ((hints & SIDE) != 0) {
      around.push(run);
      run = new Run();
      open(element, hints);
    }
    if ((hints & Hints.LINK) != 0 && linkDepth++ == 0) {
      link = element;
      run.linkStart = run.text.length();
    }
    return FilterResult.CONTINUE;
  }

  private void leave(Element element) {
    if (element.nameIs("a") && linkDepth > 0 && --linkDepth == 0) {
      endLink();
      link = null;
    }
    if (box.element.equals(element)) {
      flush();
      if (!box.is(Hints.BLOCK)) {
        run = around.pop();
      }
      close();
    } else if (element.nameIs("td") || element.nameIs("th")) {
      if (run.text.length() < CELL) {
        run.text.space();
      } else {
        flush();
      }
    }
  }

  private void open(Element element, int hints) {
    box = new Box(element, box, hints, blocks.size());
    boxes.add(box);
  }

  private void close() {
    box.end = blocks.size();
    Box outer = box.parent;
    box = outer == null ? box : outer;
  }

  private void breakLine() {
    run.breaks++;
    if (run.breaks > 1) {
      flush();
    } else {
      run.text.space();
    }
  }

  private void endLink() {
    int start = Math.min(run.linkStart, run.text.length());
    String words = run.text.from(start);
    run.linked += words.length();
    if (link != null && links < MAX_LINKS && !words.isEmpty()) {
      if (run.links.isEmpty()) {
        run.links = new ArrayList<>();
      }
      run.links.add(new Block.Link(words, link.attr("href")));
      links++;
    }
    run.linkStart = run.text.length();
  }

  private void flush() {
    if (linkDepth > 0) {
      endLink();
    }
    String text = run.text.take();
    if (!text.isEmpty() && blocks.size() < MAX_BLOCKS) {
      blocks.add(new Block(text, run.linked, box, run.links, beginsItem()));
    }
    run.links = List.of();
    run.linked = 0;
    run.linkStart = 0;
    run.breaks = 0;
  }

  private boolean beginsItem() {
    Box item = box.is(Hints.ITEM) ? box.nearest(Hints.OWN_ITEM) : null;
    return item != null && item.start == blocks.size();
  }
}
