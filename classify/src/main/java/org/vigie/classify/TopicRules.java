package org.vigie.classify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.vigie.classify.text.Reading;
import org.vigie.classify.text.Reading.Match;
import org.vigie.classify.text.Term;
import org.vigie.classify.text.Terms;
import org.vigie.model.Span;
import org.vigie.model.Topic;
import org.vigie.model.Topic.Reference;
import org.vigie.model.Topic.Rule;
import org.vigie.model.Topic.Where;
import org.vigie.model.Topic.Window;
import org.vigie.model.TopicHit;
import org.vigie.model.TopicHit.Evidence;

/** The rules of one topic, ready to be asked. */
final class TopicRules {
  private static final double ROUNDING = 1e-9;

  /** So many words may stand between two that make a phrase. */
  private static final int APART = 6;

  private final Topic topic;
  private final Map<String, Integer> lists = new LinkedHashMap<>();

  /** What lists refer to, by their names. */
  private final Map<String, List<Reference>> references = new HashMap<>();

  /** Takes the topic's terms into the watch's, numbering its lists from a first number on. */
  TopicRules(Topic topic, int firstList, Terms terms) {
    this.topic = topic;
    topic.lists().keySet().stream()
        .sorted()
        .forEach(name -> lists.put(name, firstList + lists.size()));
    topic.lists().forEach((name, written) -> take(name, written, terms));
  }

  private void take(String name, List<String> written, Terms terms) {
    int number = lists.getOrDefault(name, 0);
    List<Reference> referred = new ArrayList<>();
    for (String term : written) {
      Optional<Reference> reference = Reference.of(term);
      reference.ifPresent(referred::add);
      if (reference.isEmpty()) {
        terms.add(Term.of(term, number));
      }
    }
    references.put(name, referred);
  }

  String id() {
    return topic.id();
  }

  double threshold() {
    return topic.threshold();
  }

  int size() {
    return lists.size();
  }

  /**
   * What an article has of the topic; empty when it is not about it.
   *
   * @param found the matches of each list's terms, by its number
   * @param mentions what lists refer to
   */
  Optional<TopicHit> judge(Reading reading, Map<Integer, List<Match>> found, Mentions mentions) {
    Met met = new Met(found, mentions);
    return most(met) < topic.threshold() - ROUNDING
        ? Optional.empty()
        : weigh(reading, met, topic.threshold());
  }

  /** The same of an article that something speaks for, also when it is too little. */
  Optional<TopicHit> weigh(Reading reading, Map<Integer, List<Match>> found, Mentions mentions) {
    return weigh(reading, new Met(found, mentions), Double.NEGATIVE_INFINITY)
        .filter(hit -> !hit.evidence().isEmpty());
  }

  /** What an article has of each list, looked up when a rule first asks for it. */
  private final class Met {
    private final Map<Integer, List<Match>> found;
    private final Mentions mentions;
    private final Map<String, List<Match>> known = new HashMap<>();
    private final Map<String, Optional<Where>> fronts = new HashMap<>();

    Met(Map<Integer, List<Match>> found, Mentions mentions) {
      this.found = found;
      this.mentions = mentions;
    }

    /** Whether a rule may fire, as far as that can be told without reading the text again. */
    boolean mayFire(Rule rule) {
      return rule.given().stream().allMatch(list -> mayHave(list, Where.ANYWHERE))
          && rule.all().stream().allMatch(list -> mayHave(list, rule.where()));
    }

    private boolean mayHave(String list, Where where) {
      return references.getOrDefault(list, List.of()).stream().anyMatch(mentions::mayHave)
          || front(list).filter(front -> front.compareTo(where) <= 0).isPresent();
    }

    /** Where the first of a list's terms stands; empty when there is none. */
    private Optional<Where> front(String list) {
      return fronts.computeIfAbsent(
          list,
          name ->
              found.getOrDefault(lists.getOrDefault(name, -1), List.of()).stream()
                  .map(TopicRules::part)
                  .min(Comparator.naturalOrder()));
    }

    List<Match> of(String list) {
      return known.computeIfAbsent(
          list,
          name -> {
            int number = lists.getOrDefault(name, -1);
            List<Match> terms = found.getOrDefault(number, List.of());
            List<Reference> referred = references.getOrDefault(name, List.of());
            return unmasked(mentions.with(terms, referred, number, topic));
          });
    }
  }

  /** What an article can have at most: few have enough to be read rule by rule. */
  private double most(Met met) {
    double most = 0;
    for (Rule rule : topic.rules()) {
      if (rule.score() > 0 && met.mayFire(rule)) {
        most += rule.score() * rule.most();
      }
    }
    return most;
  }

  private Optional<TopicHit> weigh(Reading reading, Met met, double threshold) {
    double score = 0;
    List<Evidence> evidence = new ArrayList<>();
    for (Rule rule : topic.rules()) {
      List<List<Match>> taking = taking(rule, met);
      List<Integer> windows = windows(rule, taking, met);
      score += rule.score() * windows.size();
      evidence.addAll(evidence(rule, windows, taking, reading));
    }
    if (score < threshold - ROUNDING) {
      return Optional.empty();
    }
    evidence.sort(IN_ORDER);
    return Optional.of(new TopicHit(topic.id(), Math.round(score * 100) / 100.0, evidence));
  }

  /** The order of the text. */
  static final Comparator<Evidence> IN_ORDER =
      Comparator.comparing(
          evidence -> evidence.spans().getFirst(),
          Comparator.comparing(Span::field).thenComparingInt(Span::start));

  /** Of each list that a rule asks for, the matches by which it may fire; none if it cannot. */
  private static List<List<Match>> taking(Rule rule, Met met) {
    if (!met.mayFire(rule) || rule.given().stream().anyMatch(list -> met.of(list).isEmpty())) {
      return List.of();
    }
    List<List<Match>> read = new ArrayList<>();
    for (String list : rule.all()) {
      read.add(met.of(list).stream().filter(match -> reads(rule, match)).toList());
      if (read.getLast().isEmpty()) {
        return List.of();
      }
    }
    return rule.within() == Window.PHRASE ? phrases(read) : read;
  }

  /** Those matches of each list that stand a few words behind one of the list before it. */
  private static List<List<Match>> phrases(List<List<Match>> lists) {
    List<List<Match>> kept = new ArrayList<>(lists);
    for (int i = 1; i < kept.size(); i++) {
      Set<Place> ends = places(kept.get(i - 1), Match::to);
      kept.set(i, near(kept.get(i), match -> match.from(), -1, ends));
    }
    for (int i = kept.size() - 2; i >= 0; i--) {
      Set<Place> starts = places(kept.get(i + 1), Match::from);
      kept.set(i, near(kept.get(i), match -> match.to(), 1, starts));
    }
    return kept;
  }

  /** Where a match begins or ends. */
  private record Place(Span.Field field, int sentence, int word) {}

  private static Set<Place> places(List<Match> matches, ToIntFunction<Match> word) {
    return matches.stream()
        .map(match -> new Place(match.field(), match.sentence(), word.applyAsInt(match)))
        .collect(Collectors.toSet());
  }

  private static List<Match> near(
      List<Match> matches, ToIntFunction<Match> word, int step, Set<Place> places) {
    return matches.stream()
        .filter(
            match ->
                IntStream.rangeClosed(0, APART)
                    .map(apart -> word.applyAsInt(match) + step * apart)
                    .mapToObj(at -> new Place(match.field(), match.sentence(), at))
                    .anyMatch(places::contains))
        .toList();
  }

  /** The windows in which a rule fires, as many as count. */
  private static List<Integer> windows(Rule rule, List<List<Match>> taking, Met met) {
    if (taking.isEmpty()) {
      return List.of();
    }
    TreeSet<Integer> windows = new TreeSet<>(windowsOf(taking.getFirst(), rule));
    taking.forEach(matches -> windows.retainAll(windowsOf(matches, rule)));
    for (String list : rule.none()) {
      windows.removeAll(windowsOf(met.of(list), rule));
    }
    return windows.stream().limit(rule.most()).toList();
  }

  private static Set<Integer> windowsOf(List<Match> matches, Rule rule) {
    Set<Integer> windows = new HashSet<>();
    for (Match match : matches) {
      if (reads(rule, match)) {
        windows.add(window(rule, match));
      }
    }
    return windows;
  }

  private static boolean reads(Rule rule, Match match) {
    return part(match).compareTo(rule.where()) <= 0;
  }

  /** The smallest part of the article that holds a match. */
  private static Where part(Match match) {
    if (match.field() == Span.Field.TITLE) {
      return Where.TITLE;
    }
    return match.lead() ? Where.LEAD : match.opening() ? Where.OPENING : Where.ANYWHERE;
  }

  private static int window(Rule rule, Match match) {
    return switch (rule.within()) {
      case PHRASE, SENTENCE -> match.sentence();
      case PARAGRAPH -> match.paragraph();
      case ARTICLE -> 0;
    };
  }

  private static List<Evidence> evidence(
      Rule rule, List<Integer> windows, List<List<Match>> taking, Reading reading) {
    Map<String, List<Span>> spans = new LinkedHashMap<>();
    for (List<Match> matches : taking) {
      for (Match match : matches) {
        if (windows.contains(window(rule, match))) {
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
