package org.vigie.web.stream;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.vigie.model.Alert;
import org.vigie.model.Channel;
import org.vigie.streams.Json;
import tools.jackson.core.JacksonException;

/**
 * A record of a stream for an operator's eye: laid out, and without the secrets of channels and
 * hubs. The address of a channel is one.
 */
public final class Redacted {
  private static final Set<String> SECRETS = Set.of("secret", "token");
  private static final Set<String> HOOKS =
      Set.of("webhook", "slack", "mattermost", "teams", "ntfy");

  /** Fields that hold the id of an article. */
  private static final Set<String> ARTICLES = Set.of("id", "article");

  /** Fields that hold words of one. */
  private static final Set<String> WORDS = Set.of("title", "text");

  private static final int LONGEST = 40_000;

  private Redacted() {}

  /**
   * Whether a record has words of an article that was taken out.
   *
   * @param key of the record, which may be the id of an article
   * @param retracted which articles were taken out
   */
  public static boolean tells(
      @Nullable String key, byte @Nullable [] bytes, Predicate<String> retracted) {
    if (bytes == null) {
      return false;
    }
    boolean isOf = key != null && retracted.test(key);
    try {
      Object value = Json.MAPPER.readValue(bytes, Object.class);
      return (isOf || has(value, ARTICLES, retracted)) && has(value, WORDS, Redacted::isWritten);
    } catch (JacksonException e) {
      return isOf;
    }
  }

  private static boolean isWritten(String words) {
    return !words.isBlank() && !words.equals(Alert.Reported.RETRACTED);
  }

  /** Whether a field of one of these names holds such a text, at any depth. */
  private static boolean has(@Nullable Object value, Set<String> names, Predicate<String> such) {
    return switch (value) {
      case Map<?, ?> map ->
          map.entrySet().stream()
              .anyMatch(
                  field ->
                      field.getValue() instanceof String text
                          ? names.contains(field.getKey()) && such.test(text)
                          : has(field.getValue(), names, such));
      case List<?> list -> list.stream().anyMatch(one -> has(one, names, such));
      case null, default -> false;
    };
  }

  /** Bytes that are JSON as such; others as the text they would be. */
  public static String json(byte @Nullable [] bytes) {
    if (bytes == null) {
      return "";
    }
    String text;
    try {
      Object value = Json.MAPPER.readValue(bytes, Object.class);
      text = Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(withoutSecrets(value));
    } catch (JacksonException e) {
      text = new String(bytes, StandardCharsets.UTF_8);
    }
    return text.length() > LONGEST ? text.substring(0, LONGEST) + " …" : text;
  }

  private static @Nullable Object withoutSecrets(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
        boolean isChannel = HOOKS.contains(String.valueOf(map.get("kind")));
        map.forEach(
            (key, one) -> {
              boolean isSecret = SECRETS.contains(key) || (isChannel && key.equals("url"));
              copy.put(key, isSecret ? masked(one) : withoutSecrets(one));
            });
        yield copy;
      }
      case List<?> list -> copy(list);
      case null -> null;
      default -> value;
    };
  }

  private static String masked(@Nullable Object secret) {
    try {
      String shown = Channel.masked(URI.create(String.valueOf(secret)));
      return shown.startsWith("/") ? "•••" : shown;
    } catch (IllegalArgumentException e) {
      return "•••";
    }
  }

  private static List<@Nullable Object> copy(List<?> list) {
    List<@Nullable Object> copy = new ArrayList<>();
    list.forEach(one -> copy.add(withoutSecrets(one)));
    return copy;
  }
}
