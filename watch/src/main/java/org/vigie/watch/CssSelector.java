package org.vigie.watch;

import java.util.Optional;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;

/** CSS selectors, by which a source says where to look on a page. */
public final class CssSelector {
  /** A parser that calls itself for each bracket must not be led too deep. */
  private static final int LONGEST = 500;

  /** Of one that is told to be wrong, and of what is wrong with it. */
  private static final int MOST_TOLD = 200;

  private CssSelector() {}

  /** What is wrong with a selector; empty when pages can be searched by it. */
  public static Optional<String> problem(String selector) {
    if (selector.length() > LONGEST) {
      return Optional.of("it has more than " + LONGEST + " characters");
    }
    try {
      Evaluator _ = QueryParser.parse(selector);
      return Optional.empty();
    } catch (IllegalArgumentException | IllegalStateException e) {
      return Optional.of(told(String.valueOf(e.getMessage())));
    }
  }

  /** As much of a selector as a person needs to find it. */
  public static String told(String selector) {
    return selector.length() <= MOST_TOLD ? selector : selector.substring(0, MOST_TOLD) + "…";
  }

  /**
   * The selector as it is.
   *
   * @throws IllegalArgumentException when it is none
   */
  static String read(String selector) {
    problem(selector)
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException("write a CSS selector: " + problem);
            });
    return selector;
  }
}
