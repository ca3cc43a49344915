package org.vigie.ingest.feed;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.vigie.ingest.text.HtmlText;

/** The picture that an entry comes with. */
final class XmlImages {
  private static final Pattern PICTURE =
      Pattern.compile("(?i)[^?#]+\\.(?:jpe?g|png|gif|webp|avif)(?:[?#].*)?");

  private XmlImages() {}

  /** The first of those named as such, or else the first within its texts. */
  static Optional<URI> of(XmlPart entry, String... texts) {
    Stream<XmlPart> around =
        Stream.concat(
            Stream.of(entry), entry.all("media:group", "media:content", "image", "itunes:image"));
    return around
        .flatMap(part -> named(part).flatMap(image -> address(image).stream()))
        .findFirst()
        .or(() -> Stream.of(texts).flatMap(html -> within(entry, html).stream()).findFirst());
  }

  private static Stream<XmlPart> named(XmlPart part) {
    return Stream.of(
            part.all("media:content").filter(XmlImages::isPicture),
            part.all("media:thumbnail", "itunes:image"),
            part.all("enclosure", "link", "atom:link").filter(XmlImages::isEnclosedPicture),
            part.all("image"),
            part.name().equals("image") ? part.all("url") : Stream.<XmlPart>empty())
        .flatMap(parts -> parts);
  }

  private static boolean isPicture(XmlPart media) {
    String kind = (media.attribute("medium") + media.attribute("type")).toLowerCase(Locale.ROOT);
    return kind.startsWith("image")
        || (kind.isEmpty() && PICTURE.matcher(media.attribute("url")).matches());
  }

  private static boolean isEnclosedPicture(XmlPart link) {
    boolean enclosure = link.name().equals("enclosure");
    return (enclosure || link.attribute("rel").equals("enclosure"))
        && link.attribute("type").toLowerCase(Locale.ROOT).startsWith("image");
  }

  private static Optional<URI> address(XmlPart image) {
    String text = image.all().findAny().isPresent() ? "" : image.text();
    return Stream.of(image.attribute("url"), image.attribute("href"), text)
        .filter(address -> !address.isEmpty())
        .findFirst()
        .flatMap(image::link);
  }

  private static Optional<URI> within(XmlPart entry, String html) {
    return html.contains("<img")
        ? HtmlText.tree(html).select("img[src]").stream()
            .flatMap(image -> entry.link(image.attr("src")).stream())
            .findFirst()
        : Optional.empty();
  }
}
