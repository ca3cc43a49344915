package org.vigie.classify.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.vigie.model.Classified;
import org.vigie.model.Filed;
import org.vigie.model.Filed.Change;
import org.vigie.model.Filed.Role;
import org.vigie.model.Ruling;
import org.vigie.model.Ruling.Correction;
import org.vigie.model.Ruling.Move;
import org.vigie.model.Ruling.Retraction;
import org.vigie.model.Ruling.Verdict;
import org.vigie.model.Rulings;

/** Articles filed anew, as a person ruled. */
final class Ruled {
  private static final Comparator<Filed> BY_DATE =
      Comparator.comparing(Filed::date).thenComparing(filed -> filed.article().id());

  private Ruled() {}

  /**
   * What there is to write.
   *
   * @param articles those that the ruling is about, as they were filed last
   * @param revision of the first record
   */
  static List<Filed> by(Ruling ruling, List<Filed> articles, long revision) {
    List<Filed> ruled = new ArrayList<>();
    switch (ruling) {
      case Move move -> move(move, articles.stream().sorted(BY_DATE).toList(), revision, ruled);
      case Retraction retraction -> retract(retraction, articles, revision, ruled);
      case Verdict _, Correction _ -> {
        for (Filed filed : articles) {
          Classified read = filed.rulings().before(filed.classified());
          ruled.add(judged(filed, read, filed.rulings().with(ruling), revision + ruled.size()));
        }
      }
    }
    return ruled;
  }

  /** An article that was judged again: what people ruled of it holds. */
  static Filed relabelled(Filed filed, long revision) {
    return judged(filed, Kept.of(filed.classified()), filed.rulings(), revision);
  }

  private static Filed judged(Filed filed, Classified read, Rulings rulings, long revision) {
    Rulings now = rulings.of(read);
    return filed.judged(now.applyTo(read), now, Change.CORRECTED, revision);
  }

  private static void move(Move move, List<Filed> articles, long revision, List<Filed> moved) {
    Set<String> ids =
        articles.stream().map(filed -> filed.article().id()).collect(Collectors.toSet());
    String story = Objects.requireNonNullElseGet(move.story(), () -> ownStory(articles));
    for (Filed filed : articles) {
      if (!filed.story().equals(story) && !story.isEmpty()) {
        boolean first = filed.article().id().equals(story);
        boolean copy = filed.role() == Role.COPY && ids.contains(filed.copyOf());
        moved.add(
            filed.moved(
                story,
                first ? Role.FIRST : copy ? Role.COPY : Role.UPDATE,
                copy && !first ? filed.copyOf() : null,
                "Put here by %s.".formatted(move.by()),
                filed.rulings().with(of(filed, story, move)),
                revision + moved.size()));
      }
    }
  }

  /** The reasons of others name it by its title, which is gone from them as well. */
  private static void retract(
      Retraction retraction, List<Filed> articles, long revision, List<Filed> ruled) {
    String title = "";
    for (Filed filed : articles) {
      long number = revision + ruled.size();
      if (filed.article().id().equals(retraction.article())) {
        title = filed.article().title();
        ruled.add(filed.retracted(alone(retraction), number));
      } else if (!filed.isGone() && !title.isEmpty() && filed.why().contains(quoted(title))) {
        String why = filed.why().replace(quoted(title), "a retracted article");
        ruled.add(
            filed.moved(filed.story(), filed.role(), filed.copyOf(), why, filed.rulings(), number));
      }
    }
  }

  /** As {@link Spots#named} has it. */
  private static String quoted(String title) {
    return "“" + title + "”";
  }

  private static Retraction alone(Retraction retraction) {
    return new Retraction(
        retraction.article(), List.of(), retraction.why(), retraction.by(), retraction.at());
  }

  /** What was ruled of one article: the others have a record of their own. */
  private static Move of(Filed filed, String story, Move move) {
    return new Move(List.of(filed.article().id()), story, move.by(), move.at());
  }

  /** A story has the id of its first article, unless that of the story they leave is the same. */
  private static String ownStory(List<Filed> articles) {
    return articles.stream()
        .filter(filed -> !filed.story().equals(filed.article().id()))
        .map(filed -> filed.article().id())
        .findFirst()
        .orElse("");
  }
}
