package org.vigie.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Header fields of an answer. Names match whatever their case; values stand as they came. */
public final class Headers {
  private final Map<String, List<String>> values;

  private Headers(Map<String, List<String>> values) {
    this.values = values;
  }

  /**
   * Header fields by name and value.
   *
   * @param fields in the order in which they came
   */
  public static Headers of(List<Map.Entry<String, String>> fields) {
    return new Headers(
        fields.stream()
            .collect(
                Collectors.groupingBy(
                    field -> key(field.getKey()),
                    Collectors.mapping(Map.Entry::getValue, Collectors.toUnmodifiableList()))));
  }

  /** The first value of a field. */
  public Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }

  /** All values of a field, in order; empty when it is absent. */
  public List<String> all(String name) {
    return values.getOrDefault(key(name), List.of());
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
