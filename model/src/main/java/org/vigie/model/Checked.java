package org.vigie.model;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Article.Partial;

/** What was found at an address, or of a source, without anything being kept. */
public sealed interface Checked {

  /** What was asked for. */
  URI asked();

  /** What was asked of the web, in order. */
  List<Request> requests();

  /**
   * What one wants to know.
   *
   * @param address a feed, a page, a channel, the front page of a site; http or https
   * @param kind how it is read; null, or {@link Source.Kind#SITE}, to find out
   * @param listing where to look on a listing page; null to find out
   * @param selectors where to look on its article pages; null to find out
   */
  record Question(
      URI address,
      Source.@Nullable Kind kind,
      Source.@Nullable Listing listing,
      Source.@Nullable Selectors selectors) {}

  /**
   * It can be read.
   *
   * @param source as it would be added, or as it is
   * @param answer what its address says of being asked again
   * @param robots what the site's robots.txt says of what a poll would ask for; null when that is
   *     nothing that it decides of
   * @param entries how many stand in it now
   * @param newest the first few, as they would be read
   * @param others other addresses at which the site can be read
   */
  record Found(
      URI asked,
      List<Request> requests,
      Source source,
      Answer answer,
      @Nullable Robots robots,
      int entries,
      List<Item> newest,
      List<URI> others)
      implements Checked {
    public Found {
      requests = List.copyOf(requests);
      newest = List.copyOf(newest);
      others = List.copyOf(others);
    }
  }

  /**
   * It cannot.
   *
   * @param problem why
   * @param next what to do about it
   */
  record Unreadable(URI asked, List<Request> requests, String problem, String next)
      implements Checked {
    public Unreadable {
      requests = List.copyOf(requests);
    }
  }

  /**
   * One request.
   *
   * @param address what was asked for
   * @param to where redirects led; null when there were none
   * @param moved whether they are all for good
   * @param outcome what came of it ("HTTP 200, 24 kB: a feed of 20 entries"), for an operator
   */
  record Request(URI address, @Nullable URI to, boolean moved, String outcome) {}

  /**
   * What an answer says of being asked again.
   *
   * @param etag byte for byte; null when it had none
   * @param lastModified as it stood; null when it had none
   * @param maxAge how long it is fresh; zero when it does not say
   */
  record Answer(@Nullable String etag, @Nullable String lastModified, Duration maxAge) {}

  /**
   * What a robots.txt says of an address.
   *
   * @param allowed whether it may be read
   * @param evidence of which address, and what follows
   */
  record Robots(boolean allowed, String evidence) {}

  /**
   * An entry as it would be read.
   *
   * @param url its canonical address
   * @param title plain text, one line
   * @param published when the publisher says it was published; null when it does not say
   * @param language ISO 639 code it declares; null when it declares none
   * @param authors as it names them; may be empty
   * @param text its beginning
   * @param characters how many its whole text has
   * @param textFrom where the text was found
   * @param partial why the text is not the whole; null when it is, as far as can be told
   */
  record Item(
      URI url,
      String title,
      @Nullable Instant published,
      @Nullable String language,
      List<String> authors,
      String text,
      int characters,
      Article.TextFrom textFrom,
      @Nullable Partial partial) {
    public Item {
      authors = List.copyOf(authors);
    }
  }
}
