package org.vigie.classify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.vigie.classify.Reading.Match;
import org.vigie.model.Span;
import org.vigie.model.Topic;
import org.vigie.model.Topic.Rule;
import org.vigie.model.TopicHit;
import org.vigie.model.TopicHit.Evidence;

/** The rules of one topic, ready to be asked. */
final class TopicRules {
  private final Topic topic;
  private final Map<String, Integer> lists = new LinkedHashMap<>();

  /** Takes the topic's terms into the watch's, numbering its lists from a first number on. */
  TopicRules(Topic topic, int firstList, Terms terms) {
    this.topic = topic;
    topic.lists().keySet().stream()
        .sorted()
        .forEach(name -> lists.put(name, firstList + lists.size()));
    lists.forEach(
        (name, number) ->
            topic.lists().getOrDefault(name, List.of()).stream()
                .map(term -> Term.of(term, number))
                .forEach(terms::add));
  }

  int size() {
    return lists.size();
  }

  /**
   * What an article has of the topic; empty when it is not about it.
   *
   * @param found the matches of each list, by its number
   */
  Optional<TopicHit> judge(Reading reading, Map<Integer, List<Match>> found) {
    return weigh(reading, found, topic.threshold());
  }

  /** The same of an article that something speaks for, also when it is too little. */
  Optional<TopicHit> weigh(Reading reading, Map<Integer, List<Match>> found) {
    return weigh(reading, found, Double.NEGATIVE_INFINITY).filter(hit -> !hit.evidence().isEmpty());
  }

  private Optional<TopicHit> weigh(
      Reading reading, Map<Integer, List<Match>> found, double threshold) {
    Map<String, List<Match>> met = new LinkedHashMap<>();
    lists.forEach((name, number) -> met.put(name, unmasked(found.getOrDefault(number, List.of()))));
    double score = 0;
    List<Evidence> evidence = new ArrayList<>();
    for (Rule rule : topic.rules()) {
      List<Integer> windows = windows(rule, met);
      score += rule.score() * windows.size();
      evidence.addAll(evidence(rule, windows, met, reading));
    }
    if (score < threshold - 1e-9) {
      return Optional.empty();
    }
    evidence.sort(Comparator.comparing((Evidence e) -> e.spans().getFirst(), BY_PLACE));
    return Optional.of(new TopicHit(topic.id(), Math.round(score * 100) / 100.0, evidence));
  }

  private static final Comparator<Span> BY_PLACE =
      Comparator.comparing(Span::field).thenComparingInt(Span::start);

  /** The windows in which a rule fires, as many as count. */
  private static List<Integer> windows(Rule rule, Map<String, List<Match>> met) {
    if (rule.given().stream().anyMatch(list -> of(list, met).isEmpty())) {
      return List.of();
    }
    TreeSet<Integer> windows = new TreeSet<>(windowsOf(rule.all().getFirst(), rule, met));
    for (String list : rule.all()) {
      if (windows.isEmpty()) {
        return List.of();
      }
      windows.retainAll(windowsOf(list, rule, met));
    }
    for (String list : rule.none()) {
      windows.removeAll(windowsOf(list, rule, met));
    }
    return windows.stream().limit(rule.most()).toList();
  }

  private static Set<Integer> windowsOf(String list, Rule rule, Map<String, List<Match>> met) {
    Set<Integer> windows = new HashSet<>();
    for (Match match : of(list, met)) {
      if (reads(rule, match)) {
        windows.add(window(rule, match));
      }
    }
    return windows;
  }

  private static List<Match> of(String list, Map<String, List<Match>> met) {
    return met.getOrDefault(list, List.of());
  }

  private static boolean reads(Rule rule, Match match) {
    return switch (rule.where()) {
      case TITLE -> match.field() == Span.Field.TITLE;
      case LEAD -> match.lead();
      case ANYWHERE -> true;
    };
  }

  private static int window(Rule rule, Match match) {
    return switch (rule.within()) {
      case SENTENCE -> match.sentence();
      case PARAGRAPH -> match.paragraph();
      case ARTICLE -> 0;
    };
  }

  private static List<Evidence> evidence(
      Rule rule, List<Integer> windows, Map<String, List<Match>> met, Reading reading) {
    Map<String, List<Span>> spans = new LinkedHashMap<>();
    for (String list : rule.all()) {
      for (Match match : of(list, met)) {
        if (reads(rule, match) && windows.contains(window(rule, match))) {
          spans
              .computeIfAbsent(match.term().name(), name -> new ArrayList<>())
              .add(reading.span(match));
        }
      }
    }
    return spans.entrySet().stream()
        .map(entry -> new Evidence(rule.name(), entry.getKey(), first(entry.getValue())))
        .toList();
  }

  private static List<Span> first(List<Span> spans) {
    return spans.subList(0, Math.min(Reading.MOST_SPANS, spans.size()));
  }

  /** Without what a mask or a longer term of the same list covers. */
  private static List<Match> unmasked(List<Match> matches) {
    List<Match> kept = new ArrayList<>();
    for (int i = 0; i < matches.size(); i++) {
      Match match = matches.get(i);
      if (!match.term().mask() && !Reading.anyOverlapping(matches, i, TopicRules::hides)) {
        kept.add(match);
      }
    }
    return kept;
  }

  private static boolean hides(Match other, Match match) {
    return other.length() > match.length()
        || (other.length() == match.length() && other.term().mask());
  }
}
