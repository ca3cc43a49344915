package org.vigie.app.imports;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.file.Document;
import org.vigie.model.Keep;
import picocli.CommandLine.Option;

/** What a user states of articles that she brings. */
public final class Stated {
  @Option(
      names = "--source",
      paramLabel = "ID",
      description = "The source that it is from: gives name, publisher, country and keep.")
  private @Nullable String source;

  @Option(
      names = "--publisher",
      paramLabel = "NAME",
      description = "Who published it (default: what the document or its site says).")
  private @Nullable String publisher;

  @Option(names = "--country", paramLabel = "CODE", description = "Of the publisher, as ML.")
  private @Nullable String country;

  @Option(
      names = "--language",
      paramLabel = "CODE",
      description = "As fr (default: what the document says, or its words).")
  private @Nullable String language;

  @Option(
      names = "--keep",
      paramLabel = "HOW",
      description = {
        "full, excerpt or link: what its terms allow (default: as its source has it; else an",
        "excerpt of what has an address, all of what has none)."
      })
  private @Nullable Keep keep;

  @Option(
      names = "--note",
      paramLabel = "TEXT",
      description = "Where it is from: shown with the article.")
  private String note = "";

  @Nullable String source() {
    return source;
  }

  /**
   * A document as the API takes it.
   *
   * @param by who brings it, or the file that it was in
   * @param named whether to send the URL also when it is but a name
   */
  public Map<String, Object> form(Document document, String by, boolean named) {
    Map<String, Object> form = new LinkedHashMap<>();
    if (named || document.hasAddress()) {
      form.put("url", document.url().toString());
    }
    form.put("title", document.title());
    form.put("text", document.text());
    form.put("authors", document.authors());
    put(form, "published", document.published());
    put(form, "language", document.language());
    put(form, "site", document.publisher());
    form.put("note", document.note());
    return over(form, by);
  }

  /** Other properties, with what is stated in their place. */
  public Map<String, Object> over(Map<String, Object> form, String by) {
    put(form, "source", source);
    put(form, "publisher", publisher);
    put(form, "country", country);
    put(form, "language", language);
    put(form, "keep", keep);
    String read = String.valueOf(form.getOrDefault("note", ""));
    form.put("note", note.isBlank() || read.isBlank() ? note + read : note + "; " + read);
    form.put("by", by);
    return form;
  }

  private static void put(Map<String, Object> form, String property, @Nullable Object value) {
    if (value != null) {
      form.put(property, value.toString());
    }
  }

  /** All of it, as something that differs when it differs. */
  @Override
  public String toString() {
    return String.join(
        "|", source + "", publisher + "", country + "", language + "", keep + "", note);
  }
}
