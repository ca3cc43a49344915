package org.vigie.web.operate;

import java.util.function.Function;
import org.vigie.model.Article;
import org.vigie.model.Classified;
import org.vigie.model.Watch;

/** Judges articles by a watch that is not applied yet. */
@FunctionalInterface
public interface Judges {
  /**
   * A judge for a watch; it may be asked by several threads.
   *
   * @throws RuntimeException when no article can be judged by it
   */
  Function<Article, Classified> of(Watch watch);
}
