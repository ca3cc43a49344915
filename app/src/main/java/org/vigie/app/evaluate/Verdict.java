package org.vigie.app.evaluate;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a measure of the judgement found.
 *
 * @param total over all classes and languages
 * @param parts of each class and language
 * @param facts more figures, by their names in JSON
 * @param notes the same for a reader, line by line
 * @param misses what was judged otherwise than it is labelled
 */
record Verdict(
    Measure total,
    List<Measure> parts,
    Map<String, Object> facts,
    List<String> notes,
    List<Miss> misses) {
  private static final int SHOWN = 20;
  private static final int PARTS_SHOWN = 30;

  /**
   * Something judged otherwise than it is labelled.
   *
   * @param weight how far off it is; the furthest are shown first
   * @param text what was said, what is labelled, and what spoke for it
   */
  record Miss(double weight, String text) {}

  Verdict {
    parts = List.copyOf(parts);
    notes = List.copyOf(notes);
    misses = misses.stream().sorted(Comparator.comparingDouble(Miss::weight).reversed()).toList();
  }

  private List<String> shown(boolean all) {
    return misses.stream().limit(all ? misses.size() : SHOWN).map(Miss::text).toList();
  }

  String text(boolean all) {
    StringBuilder text = new StringBuilder(Measure.head()).append(total.line());
    parts.stream()
        .filter(part -> !part.equals(total))
        .limit(all ? parts.size() : PARTS_SHOWN)
        .forEach(part -> text.append(part.line()));
    more(text, all ? 0 : parts.size() - PARTS_SHOWN);
    notes.forEach(note -> text.append(note).append('\n'));
    shown(all).forEach(miss -> text.append("  ").append(miss).append('\n'));
    more(text, all ? 0 : misses.size() - SHOWN);
    return text.toString();
  }

  private static void more(StringBuilder text, int left) {
    if (left > 0) {
      text.append("  and %d more: --all shows them%n".formatted(left));
    }
  }

  Map<String, Object> json(boolean all) {
    Map<String, Object> json = new LinkedHashMap<>(total.json());
    json.remove("class");
    json.remove("language");
    json.putAll(facts);
    json.put("parts", parts.stream().map(Measure::json).toList());
    json.put("wrong", misses.size());
    json.put("misses", shown(all));
    return json;
  }
}
