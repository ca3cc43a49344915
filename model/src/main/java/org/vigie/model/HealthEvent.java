package org.vigie.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an operator should know of the sources: a record of {@code vigie.health}. Written in the
 * transaction that stores the poll which showed it.
 */
public sealed interface HealthEvent {

  /** When it was seen. */
  Instant at();

  /** What is to be told apart: the source's id, or the name of the process. */
  String about();

  /**
   * A source is in another state than before.
   *
   * @param source its id
   * @param name what a reader calls it
   * @param from the state that it was in
   * @param to the state that it is in
   * @param at when that was seen
   * @param evidence what was met ("HTTP 403", "nothing new for 3 days; usually 14 a day")
   * @param next when it is polled next
   */
  record Changed(
      String source,
      String name,
      PollState.State from,
      PollState.State to,
      Instant at,
      String evidence,
      Instant next)
      implements HealthEvent {
    @Override
    public String about() {
      return source;
    }
  }

  /**
   * A poll had nothing in common with the one before it: articles in between may have been missed.
   *
   * @param source its id
   * @param name what a reader calls it
   * @param at when that was seen
   * @param since the poll before; null when it is not known
   * @param evidence what was met, and what was done about it
   */
  record Gap(String source, String name, Instant at, @Nullable Instant since, String evidence)
      implements HealthEvent {
    @Override
    public String about() {
      return source;
    }
  }

  /**
   * Most sources fail at once, so it is our own way to the web that is broken; or it is whole
   * again. No source changes its state for it.
   *
   * @param process which process sees it
   * @param down true when it broke, false when it is whole again
   * @param at when that was seen
   * @param evidence how many failed, and how
   */
  record Network(String process, boolean down, Instant at, String evidence) implements HealthEvent {
    @Override
    public String about() {
      return process;
    }
  }
}
