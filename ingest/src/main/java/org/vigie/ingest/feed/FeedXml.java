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
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * Parses the XML of strangers: no document type, no entity of theirs, no access to anything, and
 * only so many elements, so deep. What is merely sloppy is mended.
 */
final class FeedXml {
  /** How deep elements may be within each other. */
  static final int MAX_DEPTH = 200;

  /** How many elements there may be. */
  static final int MAX_ELEMENTS = 100_000;

  private static final Pattern DOCTYPE = Pattern.compile("(?i)<!DOCTYPE");
  private static final Pattern ROOT = Pattern.compile("<[A-Za-z_]");

  /** What became of a text. */
  sealed interface Result {}

  /** It is XML. */
  record Parsed(Document document) implements Result {}

  /** It is not, or must not be read. */
  record Broken(String reason) implements Result {}

  private FeedXml() {}

  static Result parse(String text) {
    String xml = withoutDoctype(text);
    try {
      return new Parsed(build(xml));
    } catch (JDOMException | IOException first) {
      if (first.getCause() instanceof TooLargeException tooLarge) {
        return new Broken(String.valueOf(tooLarge.getMessage()));
      }
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
    return switch (new MendedXml(xml).mend()) {
      case MendedXml.Hopeless hopeless -> new Broken(hopeless.reason());
      case MendedXml.Mended mended -> {
        try {
          yield new Parsed(build(mended.xml()));
        } catch (JDOMException | IOException e) {
          yield new Broken("broken XML: " + reason);
        }
      }
    };
  }

  private static Document build(String xml) throws JDOMException, IOException {
    SAXBuilder builder = new SAXBuilder(new Readers());
    builder.setExpandEntities(false);
    try {
      return builder.build(new StringReader(xml));
    } catch (IllegalArgumentException e) {
      // The parser lets a name pass that JDOM does not.
      throw new JDOMException(e.getMessage(), e);
    }
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
        reader.setProperty("jdk.xml.maxElementDepth", String.valueOf(MAX_DEPTH));
        // Without a document type there are no entities; these would count plain references.
        reader.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
        reader.setProperty("jdk.xml.totalEntitySizeLimit", "0");
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

  private static final class TooLargeException extends SAXException {
    TooLargeException(String message) {
      super(message);
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
        throw new TooLargeException("more than " + MAX_ELEMENTS + " elements");
      }
      super.startElement(uri, local, name, attributes);
    }
  }
}
