package org.vigie.ingest.page;

import java.util.List;
import org.jsoup.nodes.Element;

/**
 * A page as one walk over its tree finds it.
 *
 * @param blocks its text, in its order
 * @param boxes the elements with text in them, outer ones first; never empty
 * @param declared what it says of itself
 */
record Outline(List<Block> blocks, List<Box> boxes, Declared declared) {

  /** Of all that is in an element. */
  static Outline of(Element root) {
    OutlineWalk walk = new OutlineWalk(root);
    root.filter(walk);
    return walk.outline();
  }
}
