package org.vigie.ingest.file;

/** What one record of a file is. */
public sealed interface Item {

  /** A document. */
  record Read(Document document) implements Item {}

  /** Nothing that was looked for. */
  record Passed(Why why) implements Item {}

  /**
   * Something that cannot be read.
   *
   * @param reason why, for a person
   */
  record Unreadable(String reason) implements Item {}

  /** Why a record is passed over. */
  enum Why {
    /** A record of an archive that is no answer of a server: a request, a note on the crawl. */
    NO_RESPONSE("no response"),
    /** The server did not answer 200. */
    NOT_FOUND("not status 200"),
    /** The same answer is in the file before. */
    DUPLICATE("duplicate"),
    /** It is no HTML. */
    NOT_HTML("not HTML"),
    /** Its address is not among those that were asked for. */
    NOT_WANTED("other address"),
    /** The front page of a site, not an article. */
    FRONT_PAGE("front page"),
    /** There is no text in it. */
    NO_TEXT("no text");

    private final String words;

    Why(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }
}
