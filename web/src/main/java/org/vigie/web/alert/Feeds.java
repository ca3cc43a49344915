package org.vigie.web.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.vigie.model.Alert;
import org.vigie.model.FeedToken;
import org.vigie.model.SavedSearch;
import org.vigie.streams.View;

/** Which saved searches can be read as a feed, and what is in it. */
public final class Feeds {
  public static final String ROOT = "/feeds";

  private static final int MOST = 50;
  private static final int TOKEN_BYTES = 24;
  private static final Set<InboxRow.State> READ =
      Set.of(InboxRow.State.OPEN, InboxRow.State.ACKNOWLEDGED);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final View<FeedToken> tokens;
  private final Alerts alerts;
  private final Searches searches;
  private final Inbox inbox;
  private final InstantSource time;

  Feeds(View<FeedToken> tokens, Alerts alerts, Searches searches, Inbox inbox, InstantSource time) {
    this.tokens = tokens;
    this.alerts = alerts;
    this.searches = searches;
    this.inbox = inbox;
    this.time = time;
  }

  /** Where the feed of a search is read; null when it has none. */
  public @Nullable String address(String search) {
    return tokens.get(search).map(token -> address(search, token.token())).orElse(null);
  }

  /** Makes a feed, or gives it another address: the old one leads nowhere from now on. */
  String open(String search) {
    byte[] bytes = new byte[TOKEN_BYTES];
    RANDOM.nextBytes(bytes);
    String random = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    FeedToken token = new FeedToken(random, time.instant());
    tokens.put(searches.get(search).id(), token);
    return address(search, random);
  }

  void close(String search) {
    tokens.remove(searches.get(search).id());
  }

  /** The search whose feed may be read with a token. */
  Optional<SavedSearch> readable(String search, String token) {
    return tokens
        .get(search)
        .filter(
            known -> MessageDigest.isEqual(known.token().getBytes(UTF_8), token.getBytes(UTF_8)))
        .flatMap(known -> searches.find(search));
  }

  /** The newest alerts of a search that wait for a reader, or that one knows of already. */
  List<Alert> newest(SavedSearch search) {
    return alerts
        .of(search.id())
        .map(inbox::entry)
        .filter(entry -> READ.contains(entry.state()))
        .limit(MOST)
        .map(InboxRow.Entry::alert)
        .toList();
  }

  /** Where the feed of a search is read with a token, under the name that we are called by. */
  static String address(String search, String token) {
    return home() + ROOT + "/searches/" + search + ".atom?token=" + token;
  }

  /** Where the pages are. */
  static String home() {
    return ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
  }
}
