package org.vigie.web.show;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a poll met, as the stage that reads sources says it in English. All of it is said in another
 * language, or nothing: half a sentence in each is worse than one that is foreign.
 */
final class Met {
  private static final String NUMBER = "(\\d{1,9})";

  /** All that it may begin with and go on with, by the end of the key under which it is said. */
  private static final Map<String, Pattern> PARTS = new LinkedHashMap<>();

  static {
    part("unchanged", "unchanged");
    part("none", "0 entries, 0 new");
    part("read", NUMBER + " entries, " + NUMBER + " new");
    part("edited", ", " + NUMBER + " edited");
    part("held-back", ", " + NUMBER + " held back: without a date, in a list all new");
    part("gap", ", none of them there at the poll before: some may have been missed");
    part("refilled", "; " + NUMBER + " of those are taken from its site");
    part("moved", "; moved for good: now asked for at (\\S+)");
    part("returned", "; asked for at its own address again");
    part(
        "moving",
        "; says that it moved for good to (\\S+) \\(" + NUMBER + " times since (\\S+)\\)");
  }

  private Met() {}

  private static void part(String key, String english) {
    PARTS.put("evidence." + key, Pattern.compile(english + "(?=[,;]|$)"));
  }

  /**
   * The same in the language of a message.
   *
   * @param message says what has a key, with its values
   * @return empty when there is something in it that has no key
   */
  static Optional<String> said(String met, BiFunction<String, Object[], String> message) {
    StringBuilder said = new StringBuilder();
    int at = 0;
    while (at < met.length()) {
      Optional<Part> part = partAt(met, at);
      if (part.isEmpty()) {
        return Optional.empty();
      }
      said.append(message.apply(part.get().key(), part.get().values()));
      at = part.get().end();
    }
    return Optional.of(said.toString());
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Part(String key, Object[] values, int end) {}

  private static Optional<Part> partAt(String met, int at) {
    for (Map.Entry<String, Pattern> part : PARTS.entrySet()) {
      Matcher matcher = part.getValue().matcher(met).region(at, met.length());
      if (matcher.lookingAt()) {
        return Optional.of(new Part(part.getKey(), values(matcher), matcher.end()));
      }
    }
    return Optional.empty();
  }

  private static Object[] values(Matcher matcher) {
    Object[] values = new Object[matcher.groupCount()];
    for (int i = 0; i < values.length; i++) {
      String value = matcher.group(i + 1);
      values[i] = value.matches(NUMBER) ? (Object) Long.valueOf(value) : value;
    }
    return values;
  }
}
