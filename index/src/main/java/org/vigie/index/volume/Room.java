package org.vigie.index.volume;

/**
 * Room on disk for another archive beside the one that answers.
 *
 * @param free bytes that are free where the archive stands
 * @param needed bytes: as many as it has now, half of them again while files are merged, and some
 *     that everything else needs
 */
public record Room(long free, long needed) {
  /** What is left to everything else. */
  public static final long REST = 256L << 20;

  static Room beside(long bytes, long free) {
    return new Room(free, bytes + bytes / 2 + REST);
  }

  boolean isEnough() {
    return free >= needed;
  }

  /** The same in words. */
  public String inWords() {
    return "there are %,d MB free on its disk, and building another beside it needs %,d MB"
        .formatted(free >> 20, needed >> 20);
  }
}
