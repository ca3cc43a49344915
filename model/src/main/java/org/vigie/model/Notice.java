package org.vigie.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is told of the sources, of a channel, or of a saved search, at one time. It is made once and
 * never changes, however often it has to be sent.
 *
 * @param id 32 hexadecimal digits, made of its first event by {@link #idOf}, or of what it is about
 * @param offset where that event stands in {@code vigie.health}; 0 when it is not about sources
 * @param at when the newest of its events was seen
 * @param changes of sources: into trouble, or out of one that was told
 * @param networks our own way to the web that broke, or is whole again
 * @param channel what became of a channel; null when it is about something else
 * @param search the saved search that is set aside; null when it is about something else
 * @param language of its words, {@code en} or {@code fr}
 */
public record Notice(
    String id,
    long offset,
    Instant at,
    List<HealthEvent.Changed> changes,
    List<HealthEvent.Network> networks,
    @Nullable OfChannel channel,
    @Nullable OfSearch search,
    String language) {

  private static final String ENGLISH = "en";

  /**
   * What became of a channel.
   *
   * @param key of the channel
   * @param shown as much of it as may be shown
   * @param became what it did not do before
   * @param at when that was seen
   * @param answer what the other side said
   */
  public record OfChannel(String key, String shown, State became, Instant at, String answer) {
    /** How a channel does. */
    public enum State {
      /** It did not take a message, however often it was tried. */
      FAILS,
      /** It is gone, says its server, and is tried no more until somebody switches it on. */
      OFF,
      /** It takes messages again. */
      WORKS
    }
  }

  /**
   * That a saved search takes too long to match, and is not matched until it is saved again.
   *
   * @param id of the search
   * @param name its name
   * @param version the one that takes too long
   * @param at when that was found
   * @param micros what a run of it takes, in millionths of a second
   */
  public record OfSearch(String id, String name, long version, Instant at, long micros) {}

  public Notice {
    changes = List.copyOf(changes);
    networks = List.copyOf(networks);
    // A record that an older Vigie wrote has none.
    language = language == null ? ENGLISH : language;
  }

  /** A notice about sources. */
  public Notice(
      String id,
      long offset,
      Instant at,
      List<HealthEvent.Changed> changes,
      List<HealthEvent.Network> networks) {
    this(id, offset, at, changes, networks, null, null, ENGLISH);
  }

  /** A notice about a channel. */
  public static Notice of(OfChannel news) {
    String id = Ids.hash("channel", news.key() + " " + news.became() + " " + news.at());
    return new Notice(id, 0, news.at(), List.of(), List.of(), news, null, ENGLISH);
  }

  /** A notice about a saved search. */
  public static Notice of(OfSearch news) {
    String id = Ids.hash("search", news.id() + " " + news.version() + " " + news.at());
    return new Notice(id, 0, news.at(), List.of(), List.of(), null, news, ENGLISH);
  }

  /** The same in a language. */
  public Notice in(String other) {
    return new Notice(id, offset, at, changes, networks, channel, search, other);
  }

  /** The id of the notice that begins with an event at an offset. */
  public static String idOf(long offset, HealthEvent first) {
    return Ids.hash("notice", offset + " " + first.at());
  }
}
