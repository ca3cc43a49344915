package org.vigie.web.alert;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Makes the feed of a saved search, gives it another address, ends it. */
@Controller
class FeedPage {
  private final Feeds feeds;

  FeedPage(Feeds feeds) {
    this.feeds = feeds;
  }

  @PostMapping("/alerts/searches/{id}/feed")
  String open(@PathVariable String id) {
    feeds.open(id);
    return "redirect:/alerts/searches/" + id + "#feed";
  }

  @PostMapping("/alerts/searches/{id}/feed/close")
  String close(@PathVariable String id) {
    feeds.close(id);
    return "redirect:/alerts/searches/" + id + "#feed";
  }
}
