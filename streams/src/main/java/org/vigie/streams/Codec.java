package org.vigie.streams;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.vigie.model.Alert;
import org.vigie.model.Article;
import org.vigie.model.Audit;
import org.vigie.model.Classified;
import org.vigie.model.Delivery;
import org.vigie.model.FeedToken;
import org.vigie.model.Filed;
import org.vigie.model.Filing;
import org.vigie.model.Handling;
import org.vigie.model.HealthEvent;
import org.vigie.model.Hindsight;
import org.vigie.model.OperatorChannels;
import org.vigie.model.Ping;
import org.vigie.model.PollState;
import org.vigie.model.Refile;
import org.vigie.model.Relabel;
import org.vigie.model.Ruling.Correction;
import org.vigie.model.Ruling.Move;
import org.vigie.model.Ruling.Retraction;
import org.vigie.model.Ruling.Verdict;
import org.vigie.model.SavedSearch;
import org.vigie.model.Source;
import org.vigie.model.StoryEvent;
import org.vigie.model.Subscription;
import org.vigie.model.Tally;
import org.vigie.model.Trouble;
import org.vigie.model.Watch;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.util.ByteArrayBuilder;

/**
 * Writes a record as JSON with its schema version and its kind, and reads it back: {@code
 * {"v":1,"article":{...}}}.
 *
 * @param <T> the records of one stream: one kind, or a sealed interface over several
 */
public final class Codec<T> {
  public static final Codec<Source> SOURCE = of(Source.class);
  public static final Codec<PollState> POLL_STATE = of(PollState.class);
  public static final Codec<Subscription> SUBSCRIPTION = of(Subscription.class);
  public static final Codec<Ping> PING = of(Ping.class);
  public static final Codec<Article> ARTICLE = of(Article.class);
  public static final Codec<Filing> FILING =
      ofAll(
          List.of(
              Classified.class,
              Refile.class,
              Relabel.class,
              Move.class,
              Verdict.class,
              Correction.class,
              Retraction.class));
  public static final Codec<Filed> FILED = of(Filed.class);
  public static final Codec<StoryEvent> EVENT = of(StoryEvent.class);
  public static final Codec<Verdict> VERDICT = of(Verdict.class);
  public static final Codec<Retraction> RETRACTION = of(Retraction.class);
  public static final Codec<Alert> ALERT = of(Alert.class);
  public static final Codec<Tally> TALLY = of(Tally.class);
  public static final Codec<Hindsight> HINDSIGHT = of(Hindsight.class);
  public static final Codec<Delivery> DELIVERY = of(Delivery.class);
  public static final Codec<Trouble> TROUBLE = of(Trouble.class);
  public static final Codec<FeedToken> FEED = of(FeedToken.class);
  public static final Codec<Handling> HANDLING = of(Handling.class);
  public static final Codec<SavedSearch> SEARCH = of(SavedSearch.class);
  public static final Codec<Watch> WATCH = of(Watch.class);
  public static final Codec<Audit> AUDIT = of(Audit.class);
  public static final Codec<OperatorChannels> OPERATOR = of(OperatorChannels.class);
  public static final Codec<HealthEvent> HEALTH =
      ofAll(List.of(HealthEvent.Changed.class, HealthEvent.Gap.class, HealthEvent.Network.class));

  private static final int VERSION = 1;

  private final Map<String, Class<? extends T>> kinds;

  private Codec(Map<String, Class<? extends T>> kinds) {
    this.kinds = kinds;
  }

  private static <T> Codec<T> of(Class<T> kind) {
    return ofAll(List.of(kind));
  }

  private static <T> Codec<T> ofAll(List<Class<? extends T>> kinds) {
    return new Codec<>(kinds.stream().collect(toUnmodifiableMap(Codec::kindOf, kind -> kind)));
  }

  /** The record as bytes. */
  public byte[] encode(T value) {
    try (ByteArrayBuilder bytes = new ByteArrayBuilder();
        JsonGenerator out = Json.MAPPER.createGenerator(bytes)) {
      out.writeStartObject();
      out.writeNumberProperty("v", VERSION);
      out.writeName(kindOf(value.getClass()));
      out.writePOJO(value);
      out.writeEndObject();
      out.flush();
      return bytes.toByteArray();
    }
  }

  /**
   * The record in bytes.
   *
   * @throws UnreadableException when they are not a record of this codec; the message says why
   */
  public T decode(byte[] bytes) {
    try (JsonParser in = Json.MAPPER.createParser(bytes)) {
      require(in.nextToken() == JsonToken.START_OBJECT, "not a JSON object");
      require("v".equals(in.nextName()), "no schema version");
      int version = in.nextIntValue(-1);
      require(version == VERSION, "schema version " + version + "; this Vigie reads " + VERSION);
      String kind = in.nextName();
      Class<? extends T> type = kind == null ? null : kinds.get(kind);
      if (type == null) {
        throw new UnreadableException("kind " + kind + " is none of " + kinds.keySet());
      }
      in.nextToken();
      T value = in.readValueAs(type);
      if (value == null) {
        throw new UnreadableException("no " + kind);
      }
      return value;
    } catch (JacksonException e) {
      throw new UnreadableException(e.getOriginalMessage(), e);
    }
  }

  private static String kindOf(Class<?> type) {
    String name = type.getSimpleName();
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new UnreadableException(otherwise);
    }
  }
}
