package org.vigie.web.alert;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.web.answer.ApiPaths;

/** The feeds of saved searches, for programs. */
@RestController
@RequestMapping(ApiPaths.ROOT + "/searches/{id}/feed")
class FeedApi {
  private final Feeds feeds;

  FeedApi(Feeds feeds) {
    this.feeds = feeds;
  }

  /**
   * Where a feed is read.
   *
   * @param url with its token
   */
  public record FeedAddress(String url) {}

  /** Makes a feed, or gives it another address: the old one leads nowhere from now on. */
  @PostMapping
  FeedAddress open(@PathVariable String id) {
    return new FeedAddress(feeds.open(id));
  }

  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void close(@PathVariable String id) {
    feeds.close(id);
  }
}
