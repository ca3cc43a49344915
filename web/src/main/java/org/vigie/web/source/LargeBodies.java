package org.vigie.web.source;

import java.util.Map;

/** Where a request may bring more than elsewhere: documents, and articles by the hundred. */
public final class LargeBodies {
  /** The most bytes, by path. */
  public static final Map<String, Long> MOST =
      Map.of(
          AddApi.IMPORT, 16L << 20,
          AddApi.ADD, 26L << 20,
          AddPage.READ, 26L << 20,
          AddPage.ADD, 8L << 20);

  private LargeBodies() {}
}
