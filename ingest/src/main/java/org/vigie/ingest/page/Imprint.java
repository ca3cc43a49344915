package org.vigie.ingest.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.vigie.ingest.text.Dates;
import org.vigie.ingest.text.HtmlText;

/**
 * What stands between a headline and its text: who wrote it, and when. Asked for what a page does
 * not declare.
 */
record Imprint(List<Block> lines) {
  private static final int BEFORE = 15;
  private static final int LINE = 200;
  private static final int DATE = 60;
  private static final int NAME = 60;

  private static final Pattern PUBLISHED =
      pattern(
          "\\b(?:publiée?|mise? en ligne|parue?|créée?|published|posted|first published|publicado(?: em)?"
              + "|veröffentlicht(?: am)?)(?:\\s+(?:le|on|at))?\\s*:?\\s*(.{6,})");
  private static final Pattern MODIFIED =
      pattern(
          "\\b(?:mise? à jour|modifiée?|actualisée?|(?:last )?(?:updated|modified)|atualizado(?: em)?"
              + "|actualizado)(?:\\s+(?:le|on|at))?\\s*:?\\s*(.{6,})");

  /** A date alone, or nearly so. */
  private static final Pattern BARE =
      pattern(
          "(\\b\\d{1,2}(?:er|st|nd|rd|th)?[ -]\\p{L}{3,9}\\.?,?[ -]\\d{4}\\b.{0,25}"
              + "|\\b\\p{L}{3,9}\\.? \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}\\b.{0,25}"
              + "|\\b\\d{4}-\\d{2}-\\d{2}\\b.{0,25})");

  private static final int BARE_LINE = 90;
  private static final Pattern BY =
      pattern(
          "^\\W*(?:by|par|por|von|propos recueillis par|written by|écrit par|rédigé par|posted by"
              + "|author|auteur)\\s*:?\\s+(.+)$");
  private static final Pattern NAME_END =
      pattern(
          "\\s*(?:[|•·,;(]|\\s[–—-]\\s|\\b(?:le|on|publiée?|published|posted|mis|updated|lundi|mardi"
              + "|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday"
              + "|saturday|sunday)\\b|\\d).*$");
  private static final Pattern PERSON =
      Pattern.compile(
          "\\p{Lu}[\\p{L}.'’-]*(?:\\s+(?:(?:de|du|van|von|el|al|ag|ould|bin|ben)\\s+)*\\p{Lu}[\\p{L}.'’-]*){0,4}");
  private static final Pattern BETWEEN = pattern("\\s*[,;&/]\\s*|\\s+(?:and|et|und|y|e)\\s+");
  private static final Pattern AND = pattern("\\s+(?:and|et|und|y|e)\\s+|\\s*&\\s*");

  /**
   * The lines before a text.
   *
   * @param text number of its first block
   */
  static Imprint before(List<Block> blocks, int text) {
    return new Imprint(
        blocks.subList(Math.max(0, text - BEFORE), Math.min(blocks.size(), text + 2)));
  }

  List<String> authors() {
    List<String> authors = new ArrayList<>();
    upTo(LINE).forEach(line -> addAuthors(line, authors));
    return authors;
  }

  Optional<Instant> published() {
    return date(LINE, PUBLISHED).or(() -> date(BARE_LINE, BARE));
  }

  Optional<Instant> modified() {
    return date(LINE, MODIFIED);
  }

  private Stream<Block> upTo(int size) {
    return lines.stream().filter(line -> line.size() <= size);
  }

  private Optional<Instant> date(int size, Pattern pattern) {
    return upTo(size).flatMap(line -> date(pattern, line.text()).stream()).findFirst();
  }

  /** The people whom a line names; the line itself where it names anything else. */
  static Stream<String> people(String line) {
    List<String> names = BETWEEN.splitAsStream(line).toList();
    boolean people =
        names.stream().allMatch(name -> name.contains(" ") && PERSON.matcher(name).matches());
    return people ? names.stream() : Stream.of(line);
  }

  private static void addAuthors(Block block, List<String> authors) {
    Matcher by = BY.matcher(block.text());
    if (by.matches()) {
      add(by.group(1), authors);
    } else if (block.is(Hints.BYLINE) && block.size() <= NAME) {
      add(block.text(), authors);
    }
  }

  private static void add(String names, List<String> authors) {
    AND.splitAsStream(NAME_END.matcher(names).replaceFirst(""))
        .map(String::strip)
        .filter(name -> name.length() <= NAME && PERSON.matcher(name).matches())
        .filter(name -> !authors.contains(name))
        .forEach(authors::add);
  }

  private static Optional<Instant> date(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Dates.parse(HtmlText.upTo(DATE, matcher.group(1))) : Optional.empty();
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile("(?iuU)" + regex);
  }
}
