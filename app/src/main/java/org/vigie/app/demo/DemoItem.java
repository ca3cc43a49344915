package org.vigie.app.demo;

import java.time.Instant;

/**
 * A sample article that is out.
 *
 * @param article what it says
 * @param released when it came out, to the second
 * @param modified when it was put right; when it came out, if it never was
 */
record DemoItem(DemoArticle article, Instant released, Instant modified) {
  /** When it says that it was published. */
  Instant published() {
    return released.minus(article.age());
  }
}
