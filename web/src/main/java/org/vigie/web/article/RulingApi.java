package org.vigie.web.article;

import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.index.Archive;
import org.vigie.model.Filed;
import org.vigie.model.StoryEvent;
import org.vigie.web.answer.ApiPaths;
import org.vigie.web.answer.Refusal;
import org.vigie.web.show.Labels;

/** Attacks, and what people rule on articles, for programs. */
@RestController
@RequestMapping(ApiPaths.ROOT)
class RulingApi {
  private static final int MOST = 1_000;

  private final RulingDesk desk;
  private final StoryEvents events;
  private final Archive archive;
  private final Labels labels;
  private final Verdicts verdicts;

  RulingApi(
      RulingDesk desk, StoryEvents events, Archive archive, Labels labels, Verdicts verdicts) {
    this.desk = desk;
    this.events = events;
    this.archive = archive;
    this.labels = labels;
    this.verdicts = verdicts;
  }

  /**
   * A verdict.
   *
   * @param topic id of it
   * @param about absent to take back what was said before
   */
  public record VerdictForm(String topic, @Nullable Boolean about) {}

  /**
   * A move.
   *
   * @param articles ids of those that are moved, with their copies
   * @param story id of the story they belong to; absent for one of their own
   */
  public record MoveForm(List<String> articles, @Nullable String story) {
    public MoveForm {
      articles = articles == null ? List.of() : articles;
    }
  }

  /**
   * What came of it.
   *
   * @param seen whether the archive shows it; if not, it will in a moment
   */
  public record Ruled(boolean seen) {
    static Ruled of(RulingDesk.Done done) {
      return new Ruled(done == RulingDesk.Done.SEEN);
    }
  }

  /** The newest first, those without a day last. */
  @GetMapping("/attacks")
  List<StoryEvent> attacks(
      @RequestParam(required = false) @Nullable String country,
      @RequestParam(required = false) @Nullable String by,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to,
      @RequestParam(defaultValue = "0") int offset,
      @RequestParam(defaultValue = "100") int limit) {
    return events
        .newest(new StoryEvents.Filter(country, by, from, to))
        .skip(Math.max(0, offset))
        .limit(Math.clamp(limit, 0, MOST))
        .toList();
  }

  /** The verdicts that stand, with their articles, as labelled data. */
  @GetMapping("/verdicts")
  Verdicts.Page verdicts(
      @RequestParam(defaultValue = "0") int offset, @RequestParam(defaultValue = "100") int limit) {
    return verdicts.page(Math.max(0, offset), Math.clamp(limit, 0, MOST));
  }

  /**
   * Why an article is taken out.
   *
   * @param why for a reader, at most 500 characters
   */
  public record RetractionForm(@Nullable String why) {}

  /** Takes an article out, for good: its title and its text are not kept. */
  @DeleteMapping("/articles/{id}")
  Ruled retract(@PathVariable String id, @RequestBody RetractionForm form, Principal who) {
    String why = form.why();
    return Ruled.of(desk.retract(who.getName(), id, why == null ? "" : why));
  }

  /** Lets an article that was taken out be read anew. */
  @PostMapping("/articles/{id}/restore")
  Ruled restore(@PathVariable String id, Principal who) {
    return Ruled.of(desk.restore(who.getName(), id));
  }

  @PostMapping("/articles/{id}/verdicts")
  Ruled verdict(@PathVariable String id, @RequestBody VerdictForm form, Principal who) {
    return Ruled.of(desk.verdict(who.getName(), id, form.topic(), form.about()));
  }

  /** Says which attacks an article reports. */
  @PutMapping("/articles/{id}/attacks")
  Ruled correct(@PathVariable String id, @RequestBody List<AttackForm> forms, Principal who) {
    Filed filed = archive.article(id).orElseThrow(() -> Refusal.absent("article", id));
    if (forms.contains(null)) {
      throw Refusal.invalid("attacks", "There is a null among them.", "Leave it out.");
    }
    String language = filed.classified().language();
    return Ruled.of(
        desk.correct(
            who.getName(),
            id,
            forms.stream().map(form -> form.toEvent(labels, language)).toList()));
  }

  /** Lets the attacks of an article stand as they were read. */
  @DeleteMapping("/articles/{id}/attacks")
  Ruled asRead(@PathVariable String id, Principal who) {
    return Ruled.of(desk.correct(who.getName(), id, null));
  }

  @PostMapping("/moves")
  Ruled move(@RequestBody MoveForm form, Principal who) {
    return Ruled.of(desk.move(who.getName(), form.articles(), form.story()));
  }
}
