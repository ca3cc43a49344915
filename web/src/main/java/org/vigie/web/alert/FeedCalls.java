package org.vigie.web.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import org.vigie.model.SavedSearch;
import org.vigie.web.access.Digest;
import org.vigie.web.show.Shows;

/**
 * Where feed readers call. They cannot sign in: the address has a token. One that is wrong and a
 * feed that is not there get the same answer.
 */
@RestController
@Hidden
class FeedCalls {
  private final Feeds feeds;
  private final Shows shows;

  FeedCalls(Feeds feeds, Shows shows) {
    this.feeds = feeds;
    this.shows = shows;
  }

  @GetMapping(Feeds.ROOT + "/searches/{id}.atom")
  ResponseEntity<byte[]> read(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String token,
      ServletWebRequest request) {
    Optional<SavedSearch> search = feeds.readable(id, token);
    if (search.isEmpty()) {
      return ResponseEntity.notFound().cacheControl(CacheControl.noStore()).build();
    }
    Locale locale = Locale.of(search.get().rules().language());
    AtomFeed feed =
        new AtomFeed(search.get(), feeds.newest(search.get()), Feeds.home(), shows.in(locale));
    byte[] bytes = feed.bytes(Feeds.address(id, token));
    String tag = "\"" + HexFormat.of().formatHex(Digest.of(new String(bytes, UTF_8)), 0, 16) + "\"";
    CacheControl fresh = CacheControl.noCache().cachePrivate();
    // By the tag alone: what people do takes alerts away and changes no date of those that stay.
    if (request.checkNotModified(tag)) {
      return ResponseEntity.status(304).cacheControl(fresh).build();
    }
    return ResponseEntity.ok()
        .contentType(new MediaType("application", "atom+xml", UTF_8))
        .cacheControl(fresh)
        .body(bytes);
  }
}
