package org.vigie.model;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Alert.Passage;

/**
 * What one message tells of all that a channel was due at one time. It is made once and never
 * changes, however often it has to be sent.
 *
 * @param id 32 hexadecimal digits, made of channel and time by {@link #idOf}
 * @param kind of what window it is
 * @param until the end of that window
 * @param language of its words, {@code en} or {@code fr}
 * @param zone in which it tells times
 * @param priority the highest of its searches
 * @param searches ids of the saved searches that it tells of
 * @param items what it tells, oldest first, each story once; the first {@value #MOST}
 * @param further how many more stories there are than items
 * @param held how many of its stories were kept back by what
 * @param coverage how the sources fared; null where that is not known
 */
public record Digest(
    String id,
    Kind kind,
    Instant until,
    String language,
    ZoneId zone,
    AlertRules.Priority priority,
    List<String> searches,
    List<Item> items,
    int further,
    List<Count> held,
    @Nullable Coverage coverage) {

  /** How many stories it has room for. */
  public static final int MOST = 200;

  /** Of what window a digest is. */
  public enum Kind {
    HOURLY,
    DAILY,
    WEEKLY,
    /** What quiet hours, a cool-down, a cap or a person had kept back. */
    HELD
  }

  /**
   * A story.
   *
   * @param story its id
   * @param alerts ids of its alerts
   * @param searches names of the saved searches that it matched
   * @param first the article that matched first
   * @param why a passage that matched; null where none is known
   * @param later how many later articles are in it that were not told before
   * @param sources how many publishers report it that did not before
   * @param changes what became different that was not told before
   * @param again true when it was told before
   * @param tempo as it was when it was told, of a spike; null of a story
   */
  public record Item(
      String story,
      List<String> alerts,
      List<String> searches,
      Alert.Reported first,
      @Nullable Passage why,
      int later,
      int sources,
      List<Alert.Change> changes,
      boolean again,
      @Nullable Tempo tempo) {
    /** The same without what articles say that were taken out. */
    public Item without(Predicate<String> retracted) {
      boolean gone = retracted.test(first.article());
      return new Item(
          story,
          alerts,
          searches,
          gone ? first.withheld() : first,
          gone ? null : why,
          later,
          sources,
          Changes.without(changes, retracted),
          again,
          tempo);
    }

    public Item {
      alerts = List.copyOf(alerts);
      searches = List.copyOf(searches);
      changes = List.copyOf(changes);
    }
  }

  /**
   * How many stories something kept back.
   *
   * @param held what; of those that are {@link Alert.Held#MUTED} nothing else is told
   * @param stories how many
   */
  public record Count(Alert.Held held, int stories) {}

  public Digest {
    searches = List.copyOf(searches);
    items = List.copyOf(items);
    held = List.copyOf(held);
  }

  /** The same with each story as something makes it. */
  public Digest each(UnaryOperator<Item> change) {
    return new Digest(
        id,
        kind,
        until,
        language,
        zone,
        priority,
        searches,
        items.stream().map(change).toList(),
        further,
        held,
        coverage);
  }

  /** How many stories it is about. */
  public int stories() {
    return items.size() + further;
  }

  /**
   * The id of what a channel is told in one language at the end of a window. An endpoint with two
   * secrets is two channels.
   */
  public static String idOf(Channel channel, Kind kind, String language, Instant until) {
    String secret = channel instanceof Channel.Webhook webhook ? webhook.secret() : "";
    return Ids.hash("digest", channel.key(), secret, kind.name(), language, until.toString());
  }
}
