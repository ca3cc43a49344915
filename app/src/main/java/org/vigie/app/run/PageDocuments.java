package org.vigie.app.run;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.DisposableBean;
import org.vigie.http.Answer;
import org.vigie.http.Outbound;
import org.vigie.http.OutboundSettings;
import org.vigie.ingest.file.Document;
import org.vigie.ingest.file.Item;
import org.vigie.ingest.text.CanonicalUrl;
import org.vigie.ingest.text.Charsets;
import org.vigie.web.source.Documents;

/** Binds the page to what reads documents; the two do not know each other. */
final class PageDocuments implements Documents, DisposableBean {
  private static final Map<String, String> ACCEPT =
      Map.of("Accept", "text/html, application/pdf, text/plain;q=0.9, */*;q=0.1");
  private static final int OK = 200;

  private final Outbound outbound;

  PageDocuments(OutboundSettings settings) {
    outbound = new Outbound(settings);
  }

  @Override
  public Found fetch(URI address) {
    return switch (outbound.get(address, ACCEPT)) {
      case Answer.Received received when received.status() != OK ->
          new Unreadable("the server answers HTTP " + received.status());
      case Answer.Received received -> found(fetched(received));
      case Answer.Refused refused -> new Unreadable("not asked: " + refused.reason());
      case Answer.Failed failed -> new Unreadable(failed.reason());
    };
  }

  @Override
  public Found read(String name, byte[] bytes) {
    return found(org.vigie.ingest.file.Documents.read(name, bytes));
  }

  @Override
  public URI canonical(URI address) {
    return CanonicalUrl.of(address);
  }

  @Override
  public void destroy() {
    outbound.close();
  }

  private static Item fetched(Answer.Received received) {
    String type = received.headers().first("Content-Type").orElse("text/html");
    String kind = type.toLowerCase(Locale.ROOT);
    byte[] body = received.body();
    if (kind.contains("html")) {
      return page(body, type, received.uri());
    }
    if (kind.contains("pdf")) {
      return at(received.uri(), org.vigie.ingest.file.Documents.read("page.pdf", body));
    }
    return kind.startsWith("text/plain")
        ? at(received.uri(), org.vigie.ingest.file.Documents.text(Charsets.decode(body, type)))
        : new Item.Unreadable("neither a page nor a PDF, but " + kind);
  }

  private static Item page(byte[] body, String type, URI address) {
    try {
      return new Item.Read(org.vigie.ingest.file.Documents.page(body, type, address));
    } catch (RuntimeException | StackOverflowError e) {
      return new Item.Unreadable("cannot be read: " + e);
    }
  }

  private static Item at(URI address, Item item) {
    return item instanceof Item.Read(Document document)
        ? new Item.Read(document.at(CanonicalUrl.of(address)))
        : item;
  }

  private static Found found(Item item) {
    return switch (item) {
      case Item.Unreadable(String reason) -> new Unreadable(reason);
      case Item.Passed(Item.Why why) -> new Unreadable("there is nothing to read: " + why);
      case Item.Read(Document document) when document.text().isBlank() ->
          new Unreadable("no article was found there");
      case Item.Read(Document document) ->
          new Read(
              document.hasAddress() ? document.url() : null,
              document.title(),
              document.text(),
              document.authors(),
              document.published(),
              document.language(),
              document.publisher(),
              document.note());
    };
  }
}
