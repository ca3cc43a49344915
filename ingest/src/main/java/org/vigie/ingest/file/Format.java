package org.vigie.ingest.file;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of files that are read, told by the ends of their names. */
public enum Format {
  /** A saved page. */
  HTML("x?html?"),
  /** Plain text, the first line its title. */
  TEXT("txt"),
  /** One JSON object a line. */
  JSON_LINES("jsonl|ndjson"),
  /** A web archive. */
  WARC("warc"),
  /** A PDF with a text layer. */
  PDF("pdf"),
  /** A mail. */
  MAIL("eml"),
  /** Mails one after the other. */
  MBOX("mbox");

  private static final String GZIP = ".gz";

  private final String ends;

  /** With what the name of a file may end, behind a dot, as a regular expression. */
  Format(String ends) {
    this.ends = ends;
  }

  /** The format of a file of this name; empty when it is none that is read. */
  public static Optional<Format> of(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    String plain = isGzip(lower) ? lower.substring(0, lower.length() - GZIP.length()) : lower;
    String end = plain.substring(plain.lastIndexOf('.') + 1);
    return plain.contains(".")
        ? Arrays.stream(values()).filter(format -> end.matches(format.ends)).findFirst()
        : Optional.empty();
  }

  /** Whether such a file holds many documents. */
  boolean isArchive() {
    return switch (this) {
      case JSON_LINES, WARC, MBOX -> true;
      case HTML, TEXT, PDF, MAIL -> false;
    };
  }

  /** Whether a file of this name is compressed. */
  static boolean isGzip(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(GZIP);
  }
}
