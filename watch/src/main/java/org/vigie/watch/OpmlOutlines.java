package org.vigie.watch;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The outlines of an OPML file that name an address, from the XML of strangers. */
final class OpmlOutlines {
  private static final int MAX_OUTLINES = 10_000;
  private static final int MAX_DEPTH = 50;

  private final XMLStreamReader in;
  private final List<Outline> outlines = new ArrayList<>();
  private final List<String> folders = new ArrayList<>();
  private final Deque<Open> open = new ArrayDeque<>();
  private int count;

  /** An outline whose end is not read yet, and how many were read with it. */
  private record Open(Outline outline, int number) {}

  private OpmlOutlines(XMLStreamReader in) {
    this.in = in;
  }

  /** What became of a file. */
  sealed interface Result {}

  /** It is OPML. */
  record Found(List<Outline> outlines) implements Result {}

  /** It is not, or must not be read. */
  record Broken(String reason) implements Result {}

  /**
   * An outline.
   *
   * @param attributes by name in lower case; those of Vigie's own with {@code vigie:} before it
   * @param folders the names of the outlines around it
   */
  record Outline(Map<String, String> attributes, List<String> folders) {
    String get(String name) {
      return attributes.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    String own(String name) {
      return get("vigie:" + name);
    }

    boolean hasOwn(String name) {
      return attributes.containsKey("vigie:" + name);
    }

    /** A feed's, or that of a page which Vigie itself wrote down. */
    String address() {
      return hasOwn("kind") ? get("url") : get("xmlUrl");
    }
  }

  static Result of(byte[] bytes) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    try {
      return new OpmlOutlines(factory.createXMLStreamReader(new ByteArrayInputStream(bytes)))
          .read();
    } catch (XMLStreamException e) {
      return new Broken(
          "not OPML: broken XML on line " + (e.getLocation() == null ? 1 : line(e)) + ".");
    }
  }

  private static int line(XMLStreamException e) {
    return Math.max(1, e.getLocation().getLineNumber());
  }

  private Result read() throws XMLStreamException {
    int depth = 0;
    while (in.hasNext()) {
      switch (in.next()) {
        case XMLStreamConstants.DTD -> {
          return new Broken("it has a document type, which is not read: remove the <!DOCTYPE>");
        }
        case XMLStreamConstants.START_ELEMENT -> {
          depth++;
          if (depth == 1 && !in.getLocalName().equalsIgnoreCase("opml")) {
            return new Broken("not OPML: it begins with <" + in.getLocalName() + ">");
          }
          if (depth > MAX_DEPTH) {
            return new Broken("it is nested deeper than " + MAX_DEPTH + " levels");
          }
          if (isOutline() && !start()) {
            return new Broken("it has more than " + MAX_OUTLINES + " outlines: split it");
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          if (isOutline()) {
            end();
          }
        }
        default -> {}
      }
    }
    return new Found(List.copyOf(outlines));
  }

  private boolean isOutline() {
    return in.getLocalName().equalsIgnoreCase("outline");
  }

  /** Whether there may be so many. */
  private boolean start() {
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < in.getAttributeCount(); i++) {
      boolean own = Opml.NAMESPACE.equals(in.getAttributeNamespace(i));
      String name = in.getAttributeLocalName(i).toLowerCase(Locale.ROOT);
      attributes.put(own ? "vigie:" + name : name, in.getAttributeValue(i));
    }
    Outline outline = new Outline(attributes, List.copyOf(folders));
    if (!outline.address().isBlank()) {
      outlines.add(outline);
    }
    String title = outline.get("title").isBlank() ? outline.get("text") : outline.get("title");
    folders.add(title.strip());
    open.addLast(new Open(outline, ++count));
    return count <= MAX_OUTLINES;
  }

  /** One without an address is a folder, or one of which its reader should hear. */
  private void end() {
    folders.removeLast();
    Open last = open.removeLast();
    if (last.number() == count && last.outline().address().isBlank()) {
      outlines.add(last.outline());
    }
  }
}
