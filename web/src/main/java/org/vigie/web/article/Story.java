package org.vigie.web.article;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.vigie.model.Filed;
import org.vigie.model.PlaceHit;
import org.vigie.model.TopicHit;

/**
 * A story as the wire shows it: its first report, and how far it has spread.
 *
 * @param id its id
 * @param articles oldest first; at least one
 */
public record Story(String id, List<Filed> articles) {
  private static final int SUMMARY = 200;

  public Story {
    articles = articles.stream().sorted(Comparator.comparing(Filed::date)).toList();
  }

  /** The first report. */
  public Filed lead() {
    return articles.stream()
        .filter(filed -> filed.role() == Filed.Role.FIRST)
        .findFirst()
        .orElseGet(articles::getFirst);
  }

  /** What is newest in it beyond the first report and its copies, if anything. */
  public Optional<Filed> update() {
    return articles.reversed().stream()
        .filter(filed -> filed.role() == Filed.Role.UPDATE)
        .findFirst();
  }

  /** When its newest article was published. */
  public Instant date() {
    return articles.getLast().date();
  }

  /** How many publishers report it besides the first. */
  public long outlets() {
    return articles.stream().map(filed -> filed.article().publisher()).distinct().count() - 1;
  }

  /**
   * Whose reports they are, the one with most of them first: what shares one is not confirmed. A
   * copy is a report of whom it copies.
   */
  public List<String> origins() {
    Set<String> ids =
        articles.stream().map(filed -> filed.article().id()).collect(Collectors.toSet());
    return articles.stream()
        .filter(filed -> filed.copyOf() == null || !ids.contains(filed.copyOf()))
        .collect(groupingBy(Filed::origin, LinkedHashMap::new, counting()))
        .entrySet()
        .stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** How many of its articles are copies. */
  public long copies() {
    return articles.stream().filter(filed -> filed.role() == Filed.Role.COPY).count();
  }

  /** Ids of all topics of its articles. */
  public List<String> topics() {
    return articles.stream()
        .flatMap(filed -> filed.classified().topics().stream())
        .map(TopicHit::topic)
        .distinct()
        .toList();
  }

  /** The places that the first report names most, at most two. */
  public List<PlaceHit> places() {
    List<PlaceHit> places = lead().classified().places();
    return places.subList(0, Math.min(2, places.size()));
  }

  /** True when it was old news when it was first read. */
  public boolean backfill() {
    return articles.stream().allMatch(filed -> filed.article().backfill());
  }

  /** The beginning of the first report, cut at a word. */
  public String summary() {
    String text = lead().article().text().strip();
    if (text.length() <= SUMMARY) {
      return text;
    }
    int cut = text.lastIndexOf(' ', SUMMARY);
    return text.substring(0, cut < SUMMARY / 2 ? text.offsetByCodePoints(0, SUMMARY / 2) : cut)
        + "…";
  }
}
