package org.vigie.model;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far a message is on its way to one channel: one that tells of an alert or of several, a
 * digest, or a notice.
 *
 * @param alert id of the alert (of several, the first), of the digest, or of the notice
 * @param search id of the saved search; of a digest its first; of a notice about a channel, that of
 *     the search whose alert showed it; of one about a search, that search; empty for other notices
 * @param channel where it goes
 * @param state how far it is
 * @param attempts how often it was tried
 * @param next when it is tried next; null once it is sent or given up, or while we are not set up
 *     to send it
 * @param answer what the last attempt met ("HTTP 500", "250 OK"), for an operator
 * @param changed when this record was written
 * @param notice the notice that is brought; null when it is none
 * @param also ids of other alerts that the same message tells of: one article made them all
 * @param telling 0 when the alert is told for the first time, 1 for the second time, ...
 * @param digest the digest that is brought; null when it is none
 */
public record Delivery(
    String alert,
    String search,
    Channel channel,
    State state,
    int attempts,
    @Nullable Instant next,
    String answer,
    Instant changed,
    @Nullable Notice notice,
    List<String> also,
    int telling,
    @Nullable Digest digest) {

  public Delivery {
    // A record that an older Vigie wrote has none.
    also = also == null ? List.of() : List.copyOf(also);
  }

  /** The delivery of an alert that is told for the first time, by itself. */
  public Delivery(
      String alert,
      String search,
      Channel channel,
      State state,
      int attempts,
      @Nullable Instant next,
      String answer,
      Instant changed) {
    this(alert, search, channel, state, attempts, next, answer, changed, null, List.of(), 0, null);
  }

  /** The delivery of a notice, due at once. */
  public Delivery(Notice notice, Channel channel, Instant now) {
    this(notice, "", channel, now);
  }

  /** The delivery of a notice about a channel or a saved search, due at once. */
  public Delivery(Notice notice, String search, Channel channel, Instant now) {
    this(notice.id(), search, channel, State.PENDING, 0, now, "", now, notice, List.of(), 0, null);
  }

  /** The delivery of a digest, due at once. */
  public Delivery(Digest digest, Channel channel, Instant now) {
    this(
        digest.id(),
        digest.searches().getFirst(),
        channel,
        State.PENDING,
        0,
        now,
        "",
        now,
        null,
        List.of(),
        0,
        digest);
  }

  /** The delivery of alerts that one article made, due at once. */
  public static Delivery of(
      String alert, String search, List<String> also, int telling, Channel channel, Instant now) {
    return new Delivery(
        alert, search, channel, State.PENDING, 0, now, "", now, null, also, telling, null);
  }

  /** The same after an attempt. */
  public Delivery after(
      State reached, int tried, @Nullable Instant nextTry, String met, Instant now) {
    return new Delivery(
        alert, search, channel, reached, tried, nextTry, met, now, notice, also, telling, digest);
  }

  /** The id of what is brought: the same in every attempt. */
  public String id() {
    return telling == 0 ? alert : Ids.hash(alert, "telling " + telling);
  }

  /** Whether it tells of an alert; of a digest only what it has room for is known. */
  public boolean tells(String id) {
    return told().anyMatch(id::equals);
  }

  /** Ids of what it tells of, in no order. */
  public Stream<String> told() {
    Stream<String> digested =
        digest == null
            ? Stream.empty()
            : digest.items().stream().flatMap(item -> item.alerts().stream());
    return Stream.concat(Stream.concat(Stream.of(alert), also.stream()), digested);
  }

  /** How far a delivery is. */
  public enum State {
    PENDING,
    SENT,
    GIVEN_UP
  }

  /** The key of {@code vigie.deliveries}. */
  public String key() {
    return id() + "/" + channel.key();
  }
}
