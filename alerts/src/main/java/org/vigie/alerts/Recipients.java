package org.vigie.alerts;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.vigie.model.AlertRules;
import org.vigie.model.Channel;
import org.vigie.model.SavedSearch;

/** Who is told what is no alert, and in which language. */
final class Recipients {
  private Recipients() {}

  /**
   * The other channels of the saved searches that go to a channel, and the operator's; each once.
   */
  static List<Channel> besides(
      String key, Collection<SavedSearch> searches, List<Channel> operator) {
    return all(searches.stream().filter(search -> goesTo(search, key)).toList(), operator).stream()
        .filter(channel -> !channel.key().equals(key))
        .toList();
  }

  /** The channels of some saved searches, and the operator's; each once. */
  static List<Channel> all(Collection<SavedSearch> searches, List<Channel> operator) {
    Map<String, Channel> all = new LinkedHashMap<>();
    Stream.concat(
            searches.stream().flatMap(search -> search.channels().stream()), operator.stream())
        .forEach(channel -> all.putIfAbsent(channel.key(), channel));
    return List.copyOf(all.values());
  }

  /**
   * In which language a channel is told of what is no alert: that of the saved searches that go
   * there, where they agree, and English where they do not or there are none.
   */
  static String language(Channel channel, Collection<SavedSearch> searches) {
    List<String> languages =
        searches.stream()
            .filter(search -> goesTo(search, channel.key()))
            .map(search -> search.rules().language())
            .distinct()
            .toList();
    return languages.size() == 1 ? languages.getFirst() : AlertRules.DEFAULT.language();
  }

  private static boolean goesTo(SavedSearch search, String key) {
    return search.channels().stream().anyMatch(channel -> channel.key().equals(key));
  }
}
