package org.vigie.ingest.feed;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A tag as people write them: with attributes that stand twice, or without quotes.
 *
 * @param isEnd whether it ends an element
 * @param isEmpty whether it is an element by itself
 * @param end where it ends
 */
record XmlTag(
    String name, boolean isEnd, boolean isEmpty, Map<String, String> attributes, int end) {
  private static final String NAME = "[A-Za-z_][A-Za-z0-9_.-]*(?::[A-Za-z_][A-Za-z0-9_.-]*)?";
  private static final int MAX_ATTRIBUTES = 100;
  private static final Pattern NAMED = Pattern.compile(NAME);
  private static final Pattern START = Pattern.compile("<(/?)(" + NAME + ")(?=[\\s/>\"'])");

  /** No value holds the beginning of a tag, so that no text is looked through more than once. */
  private static final Pattern ATTRIBUTE =
      Pattern.compile(
          "[\\s/\"']*([^\\s=/>\"'<]+)(?:\\s*=\\s*(?:\"([^\"<]*)\"|'([^'<]*)'|([^\\s\"'<>]*)))?");

  private static final Pattern END = Pattern.compile("[\\s\"'=]*+(/?)[\\s\"'/=]*+>");

  /** Finds the tags of a text. */
  static final class Finder {
    private final Matcher start;
    private final Matcher attribute;
    private final Matcher end;
    private final int length;

    Finder(String xml) {
      this.start = START.matcher(xml).useTransparentBounds(true);
      this.attribute = ATTRIBUTE.matcher(xml);
      this.end = END.matcher(xml);
      this.length = xml.length();
    }

    /** The tag at a place; null when there is none. */
    @Nullable XmlTag at(int at) {
      if (!start.region(at, length).lookingAt()) {
        return null;
      }
      int place = start.end();
      Map<String, String> attributes = new LinkedHashMap<>();
      for (int i = 0; i < MAX_ATTRIBUTES && attribute.region(place, length).lookingAt(); i++) {
        if (isDeclarable(attribute.group(1), value(attribute))) {
          attributes.putIfAbsent(attribute.group(1), value(attribute));
        }
        place = attribute.end();
      }
      return end.region(place, length).lookingAt()
          ? new XmlTag(
              start.group(2),
              !start.group(1).isEmpty(),
              !end.group(1).isEmpty(),
              attributes,
              end.end())
          : null;
    }
  }

  private static String value(Matcher attribute) {
    for (int group = 2; group <= 4; group++) {
      if (attribute.group(group) != null) {
        return attribute.group(group);
      }
    }
    return "";
  }

  private static boolean isDeclarable(String name, String value) {
    boolean declares = name.startsWith("xmlns:");
    return NAMED.matcher(name).matches()
        && !name.equals("xmlns:xml")
        && !name.equals("xmlns:xmlns")
        && !(declares && value.isBlank());
  }

  /** The prefixes in use, of which some are declared nowhere. */
  static final class Prefixes {
    private final Set<String> used = new HashSet<>();
    private final Set<String> declared = new HashSet<>(Set.of("xml", "xmlns"));

    /** Takes note of what the root declares. */
    void root(XmlTag tag) {
      tag.attributes().keySet().stream()
          .filter(name -> name.startsWith("xmlns:"))
          .forEach(name -> declared.add(name.substring("xmlns:".length())));
    }

    /** Takes note of what a tag uses. */
    void add(XmlTag tag) {
      add(tag.name());
      tag.attributes().keySet().forEach(this::add);
    }

    private void add(String name) {
      int colon = name.indexOf(':');
      if (colon > 0) {
        used.add(name.substring(0, colon));
      }
    }

    /** Attributes for the root that declare the rest. */
    String declarations() {
      StringBuilder text = new StringBuilder();
      used.stream()
          .filter(prefix -> !declared.contains(prefix))
          .sorted()
          .forEach(
              prefix -> text.append(" xmlns:%s=\"%s\"".formatted(prefix, Vocabulary.uri(prefix))));
      return text.toString();
    }
  }
}
