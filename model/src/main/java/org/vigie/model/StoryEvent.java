package org.vigie.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * An attack as the articles of a story tell of it. What they say differently stays to be seen: each
 * has an account of its own.
 *
 * @param id of the article that told of it first, and which of its attacks this is: {@code 3f…-1}
 * @param story id of the story
 * @param event what the accounts say together, without evidence: the most exact place, the day most
 *     of them give, and from the lowest to the highest what the newest account of each origin
 *     counts
 * @param accounts who tells what, the lowest number of killed first; none when no article tells of
 *     it any more
 */
public record StoryEvent(String id, String story, Event event, List<Account> accounts) {

  private static final Comparator<Account> LOWEST_FIRST =
      Comparator.<Account>comparingInt(account -> killed(account.event()))
          .thenComparing(Account::date)
          .thenComparing(Account::article);

  /**
   * The attack as one article reports it.
   *
   * @param article its id
   * @param publisher who published it
   * @param origin whose report it is, see {@link Filed#origin()}
   * @param date when it was published
   * @param event what it says, with the words that say it
   */
  public record Account(
      String article, String publisher, String origin, Instant date, Event event) {}

  public StoryEvent {
    accounts = accounts.stream().sorted(LOWEST_FIRST).toList();
  }

  /** The same, which no article tells of any more. */
  public StoryEvent withdrawn() {
    return new StoryEvent(id, story, event, List.of());
  }

  /** How many origins tell of it that do not draw on each other. */
  public long origins() {
    return accounts.stream().map(Account::origin).distinct().count();
  }

  /** One that gives no number comes last. */
  private static int killed(Event event) {
    return event.killed() == null ? Integer.MAX_VALUE : event.killed().count();
  }
}
