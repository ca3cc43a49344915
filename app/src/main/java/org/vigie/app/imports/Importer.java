package org.vigie.app.imports;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.vigie.ingest.file.Document;
import org.vigie.ingest.file.Item;
import org.vigie.ingest.file.Records;

/** Reads files and hands their articles over, batch by batch; remembers what was confirmed. */
final class Importer {
  private static final int MAX_BATCH = 200;
  private static final int MAX_CHARACTERS = 2_000_000;

  /** So many records that hold no article are not read again, either. */
  private static final int MAX_UNMARKED = 5_000;

  private final Desk desk;
  private final Checkpoint checkpoint;
  private final Progress progress;
  private final Stated stated;
  private final Predicate<URI> wanted;

  private final List<Map<String, Object>> batch = new ArrayList<>();
  private final List<String> places = new ArrayList<>();
  private final Map<Path, Checkpoint.Mark> reached = new LinkedHashMap<>();
  private int characters;
  private int unmarked;

  private int files;
  private int before;
  private long records;
  private long articles;
  private long wrong;
  private final Map<String, Long> passed = new TreeMap<>();

  Importer(
      Desk desk, Checkpoint checkpoint, Progress progress, Stated stated, Predicate<URI> wanted) {
    this.desk = desk;
    this.checkpoint = checkpoint;
    this.progress = progress;
    this.stated = stated;
    this.wanted = wanted;
  }

  /**
   * Imports files, one after the other.
   *
   * @throws UserException when the running Vigie does not answer; what it confirmed is remembered
   */
  Imported run(List<Path> all) {
    for (Path file : all) {
      try {
        read(file);
      } catch (IOException e) {
        wrong(file.toString(), "cannot be read any further: " + e.getMessage());
      }
      progress.file(file);
    }
    flush();
    return new Imported(files, before, records, articles, passed, wrong);
  }

  private void read(Path file) throws IOException {
    Checkpoint.Mark mark = checkpoint.mark(file);
    if (mark.whole()) {
      before++;
      progress.before(mark.size());
      return;
    }
    files++;
    try (Records source = Records.open(file, wanted)) {
      long number = 0;
      while (number < mark.records() && source.advance()) {
        number++;
      }
      progress.before(source.position());
      while (source.advance()) {
        number++;
        records++;
        take(source, file);
        reached.put(file, at(mark, number, false));
        progress.record(source.position());
        if (++unmarked > MAX_UNMARKED) {
          flush();
        }
      }
      reached.put(file, at(mark, number, true));
    }
  }

  private static Checkpoint.Mark at(Checkpoint.Mark mark, long records, boolean whole) {
    return new Checkpoint.Mark(
        mark.path(), mark.key(), mark.size(), mark.modified(), records, whole);
  }

  private void take(Records source, Path file) {
    switch (source.read()) {
      case Item.Read(Document document) -> add(document, source.where(), file);
      case Item.Passed(Item.Why why) -> passed.merge(why.toString(), 1L, Long::sum);
      case Item.Unreadable(String reason) -> wrong(source.where(), reason);
    }
  }

  private void add(Document document, String where, Path file) {
    if (batch.size() == MAX_BATCH || characters + document.text().length() > MAX_CHARACTERS) {
      flush();
    }
    batch.add(stated.form(document, String.valueOf(file.getFileName()), true));
    places.add(where);
    characters += document.text().length();
  }

  /** What is not confirmed is not marked: should we be killed here, it is sent again. */
  private void flush() {
    if (!batch.isEmpty()) {
      Desk.Receipt receipt = desk.take(List.copyOf(batch));
      articles += receipt.accepted();
      progress.accepted(receipt.accepted());
      receipt.problems().forEach((index, problem) -> wrong(places.get(index), problem));
    }
    checkpoint.write(reached.values());
    batch.clear();
    places.clear();
    reached.clear();
    characters = 0;
    unmarked = 0;
  }

  private void wrong(String where, String reason) {
    wrong++;
    progress.wrong(where, reason);
  }
}
