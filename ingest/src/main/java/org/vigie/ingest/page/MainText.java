package org.vigie.ingest.page;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

  private static final double LINKED = 0.5;
  private static final double MOSTLY_LINKED = 0.8;
  private static final int LABEL = 40;
  private static final int LONG = 200;
  private static final int MAX_HEADINGS = 30;

  /** They hold one paragraph at most: an article is more. */
  private static final int PARAGRAPHS =
      Hints.PARAGRAPH | Hints.HEADING | Hints.ROW | Hints.OWN_ITEM;

  /** What holds one article among others. */
  private static final int UNIT = Hints.ARTICLE | Hints.OWN_ITEM;

  private final List<Block> blocks;
  private final List<Box> boxes;
  private final String title;
  private final BitSet out = new BitSet();

  private MainText(Outline outline, String title) {
    this.blocks = outline.blocks();
    this.boxes = outline.boxes();
    this.title = title;
  }

  /**
   * The article's text.
   *
   * @param blocks of it, without what stands among them
   * @param box the smallest element around most of it
   */
  record Found(List<Block> blocks, Box box) {}

  /** The article's text in a page of this title; without blocks when the page has no prose. */
  static Found of(Outline outline, String title) {
    MainText text = new MainText(outline, title);
    text.weigh(1, true);
    text.leaveOutSurroundings();
    text.weigh(NEARNESS, false);
    Box best = text.best();
    return new Found(text.kept(best), best);
  }

  private void weigh(double nearness, boolean proseOnly) {
    boxes.forEach(box -> box.weight = 0);
    for (int i = 0; i < blocks.size(); i++) {
      if (!out.get(i)) {
        double weight = weight(blocks.get(i));
        blocks.get(i).box().weight += proseOnly ? Math.max(0, weight) : weight;
      }
    }
    for (Box box : boxes.reversed()) {
      if (box.parent != null) {
        box.parent.weight += nearness * box.weight;
      }
    }
  }

  private static double weight(Block block) {
    double prose = block.size() * (1 - 3 * block.linkDensity());
    boolean inParagraph = block.is(Hints.PARAGRAPH);
    if (block.is(Hints.ROW) && block.size() < LONG) {
      return Math.min(0, prose);
    }
    if (isLabel(block)) {
      return Math.min(inParagraph ? 0 : -10, prose);
    }
    return inParagraph ? 1.2 * prose : prose;
  }

  private static boolean isLabel(Block block) {
    return block.size() < LABEL || (!block.endsSentence() && block.size() < 2 * LABEL);
  }

  private void leaveOutSurroundings() {
    double all = Math.max(1, boxes.getFirst().weight);
    Set<Integer> empty = emptyWords(ALMOST_ALL * all);
    Set<Box> aroundHeadline = aroundHeadline();
    boolean headed = blocks.stream().anyMatch(this::isTitle);
    for (Box box : boxes) {
      if (box.is(Hints.LONG_AROUND)) {
        boolean apart = box.weight < ALMOST_ALL * all || headed;
        if (apart && !aroundHeadline.contains(box)) {
          leaveOutFrom(box);
        }
      } else if (box.is(Hints.AROUND) && box.weight < MOSTLY * all && !isEmpty(box, empty)) {
        out.set(box.start, box.end);
      }
    }
  }

  /** A heading says it of what follows as well. */
  private void leaveOutFrom(Box box) {
    Box held = box.is(Hints.HEADING) && box.parent != null ? box.parent : box;
    out.set(box.start, held.end);
  }

  /** Words that stand on almost all of a page's prose, and so say nothing there. */
  private Set<Integer> emptyWords(double almostAll) {
    Map<Integer, Double> sums = new HashMap<>();
    Map<Integer, Integer> ends = new HashMap<>();
    for (Box box : boxes) {
      if (box.is(Hints.AROUND) && box.weight > 0) {
        int word = Hints.wordAround(box.element);
        if (word != 0 && ends.getOrDefault(word, 0) <= box.start) {
          sums.merge(word, box.weight, Double::sum);
          ends.put(word, box.end);
        }
      }
    }
    sums.values().removeIf(sum -> sum < almostAll);
    return sums.keySet();
  }

  private static boolean isEmpty(Box box, Set<Integer> words) {
    return !words.isEmpty() && words.contains(Hints.wordAround(box.element));
  }

  /** The elements that hold the headline: none of them stands around the article. */
  private Set<Box> aroundHeadline() {
    Set<Box> around = new HashSet<>();
    blocks.stream()
        .filter(block -> block.is(Hints.HEADLINE) || isTitle(block))
        .limit(MAX_HEADINGS)
        .forEach(
            block -> {
              for (Box box = block.box(); box != null; box = box.parent) {
                around.add(box);
              }
            });
    return around;
  }

  private boolean isTitle(Block block) {
    return block.is(Hints.HEADING) && block.text().equals(title);
  }

  /** What an element says of itself is read only where that may decide. */
  private Box best() {
    List<Box> able = boxes.stream().filter(box -> !box.is(PARAGRAPHS)).toList();
    double heaviest = able.stream().mapToDouble(box -> box.weight).max().orElse(0);
    Box best = boxes.getFirst();
    double most = 0;
    for (Box box : able) {
      if (SAID * box.weight > most && SAID * box.weight >= heaviest) {
        double claim = Hints.isBody(box.element) ? SAID * box.weight : box.weight;
        if (claim > most) {
          most = claim;
          best = box;
        }
      }
    }
    return best;
  }

  private List<Block> kept(Box best) {
    List<Block> kept = new ArrayList<>();
    for (Box part : alike(best)) {
      for (int i = part.start; i < part.end; i++) {
        if (!out.get(i) && keeps(blocks.get(i))) {
          kept.add(blocks.get(i));
        }
      }
    }
    return kept;
  }

  /** An article in parts has them in elements that are alike, with other things between. */
  private List<Box> alike(Box best) {
    String name = best.element.normalName();
    String classes = best.element.className();
    if (classes.isEmpty()) {
      return List.of(best);
    }
    List<Box> parts = new ArrayList<>();
    for (Box box : boxes) {
      boolean apart = parts.isEmpty() || parts.getLast().end <= box.start;
      if (box == best
          || (apart
              && box.weight > LONG
              && (box.end <= best.start || box.start >= best.end)
              && box.element.nameIs(name)
              && box.element.className().equals(classes)
              && box.nearest(UNIT) == best.nearest(UNIT))) {
        parts.add(box);
      }
    }
    return parts;
  }

  private boolean keeps(Block block) {
    if (block.text().equals(title)) {
      return false;
    }
    return block.linkDensity() < LINKED
        || Footnotes.isMarked(block)
        || block.is(Hints.NOTES)
        || (block.size() > LONG && block.linkDensity() < MOSTLY_LINKED);
  }
}
