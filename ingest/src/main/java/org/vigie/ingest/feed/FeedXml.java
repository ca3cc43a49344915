package org.vigie.ingest.feed;

import java.io.IOException;
import java.io.StringReader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jdom2.Document;
import org.jdom2.JDOMException;
import org.jdom2.input.SAXBuilder;
import org.jdom2.input.sax.XMLReaderJDOMFactory;
import org.jsoup.parser.Parser;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * Parses the XML of strangers: no document type, no entity of theirs, no access to anything, and
 * only so many elements, so deep. What is merely sloppy is mended.
 */
final class FeedXml {
  private static final int MAX_ELEMENTS = 100_000;
  private static final String MAX_DEPTH = "200";

  private static final Pattern DOCTYPE = Pattern.compile("(?i)<!DOCTYPE");
  private static final Pattern ROOT = Pattern.compile("<[A-Za-z_]");

  /** A section in which an ampersand means itself, or an ampersand with the name after it. */
  private static final Pattern AMPERSAND =
      Pattern.compile(
          "(?s)<!\\[CDATA\\[.*?(?:]]>|\\z)"
              + "|&(?:(?:[A-Za-z][A-Za-z0-9]{1,30}|#\\d{1,7}|#x[0-9A-Fa-f]{1,6});)?");

  /** What became of a text. */
  sealed interface Result {}

  /** It is XML. */
  record Parsed(Document document) implements Result {}

  /** It is not, or must not be read. */
  record Broken(String reason) implements Result {}

  private FeedXml() {}

  static Result parse(String text) {
    String xml = withoutDoctype(text.substring(Math.max(0, text.indexOf('<'))));
    try {
      return new Parsed(build(xml));
    } catch (JDOMException | IOException first) {
      return mended(xml, String.valueOf(first.getMessage()));
    }
  }

  /** Drops a document type without definitions of its own: old feeds name one for nothing. */
  private static String withoutDoctype(String xml) {
    Matcher doctype = DOCTYPE.matcher(xml);
    Matcher root = ROOT.matcher(xml);
    if (!doctype.find() || (root.find() && root.start() < doctype.start())) {
      return xml;
    }
    int end = xml.indexOf('>', doctype.end());
    String type = end < 0 ? "[" : xml.substring(doctype.end(), end);
    return type.contains("[") || type.contains("<")
        ? xml
        : xml.substring(0, doctype.start()) + xml.substring(end + 1);
  }

  private static Result mended(String xml, String reason) {
    if (xml.contains("<!DOCTYPE") || xml.contains("<!ENTITY")) {
      return new Broken("XML with a document type of its own, which is not read");
    }
    String mended = mend(xml);
    if (mended.equals(xml)) {
      return new Broken("broken XML: " + reason);
    }
    try {
      return new Parsed(build(mended));
    } catch (JDOMException | IOException e) {
      return new Broken("broken XML: " + reason);
    }
  }

  /** Names of HTML, which XML does not know, and ampersands that mean themselves. */
  private static String mend(String xml) {
    return AMPERSAND
        .matcher(xml)
        .replaceAll(m -> Matcher.quoteReplacement(mendedReference(m.group())));
  }

  private static String mendedReference(String found) {
    if (found.startsWith("<") || found.startsWith("&#")) {
      return found;
    }
    return switch (found) {
      case "&amp;", "&lt;", "&gt;", "&quot;", "&apos;" -> found;
      default -> {
        String text = Parser.unescapeEntities(found, true);
        yield text.contains("<") || text.contains("&") ? "&amp;" + found.substring(1) : text;
      }
    };
  }

  private static Document build(String xml) throws JDOMException, IOException {
    SAXBuilder builder = new SAXBuilder(new Readers());
    builder.setExpandEntities(false);
    return builder.build(new StringReader(xml));
  }

  /** The JDK's own parser, whatever else is on the class path: each switch is known to hold. */
  private static final class Readers implements XMLReaderJDOMFactory {
    @Override
    public XMLReader createXMLReader() throws JDOMException {
      try {
        SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
        factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        XMLReader reader = factory.newSAXParser().getXMLReader();
        reader.setProperty("jdk.xml.maxElementDepth", MAX_DEPTH);
        return new Counting(reader);
      } catch (ParserConfigurationException | SAXException e) {
        throw new JDOMException("the JDK's XML parser lacks a switch", e);
      }
    }

    @Override
    public boolean isValidating() {
      return false;
    }
  }

  private static final class Counting extends XMLFilterImpl {
    private int elements;

    Counting(XMLReader parent) {
      super(parent);
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes)
        throws SAXException {
      if (++elements > MAX_ELEMENTS) {
        throw new SAXException("more than " + MAX_ELEMENTS + " elements");
      }
      super.startElement(uri, local, name, attributes);
    }
  }
}
