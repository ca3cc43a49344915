package org.vigie.web.stream;

/** Backlogs as they are told to be. */
public final class Backlogs {
  private Backlogs() {}

  /** One that takes nothing more. */
  public static Backlog full() {
    StreamDesk.Sight behind = BacklogTest.sight(1, 600L, 400L, 0);
    return new Backlog(() -> behind);
  }
}
