package org.vigie.web.article;

import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.index.Archive;
import org.vigie.model.Filed;
import org.vigie.model.Ruling.Retraction;
import org.vigie.model.StoryEvent;
import org.vigie.web.answer.ApiPaths;
import org.vigie.web.answer.Refusal;
import org.vigie.web.show.FiledView;

/** Articles and stories, for programs. */
@RestController
@RequestMapping(ApiPaths.ROOT)
class ArticleApi {
  private static final int MOST_RELATED = 20;

  private final Archive archive;
  private final Stories stories;
  private final StoryEvents events;
  private final Retractions retractions;

  ArticleApi(Archive archive, Stories stories, StoryEvents events, Retractions retractions) {
    this.archive = archive;
    this.stories = stories;
    this.events = events;
    this.retractions = retractions;
  }

  /**
   * A story.
   *
   * @param id of it
   * @param articles oldest first
   * @param origins whose reports they are, the one with most of them first
   * @param events the attacks that it is about, each out of all its articles
   */
  public record StoryView(
      String id, List<FiledView> articles, List<String> origins, List<StoryEvent> events) {}

  /**
   * An article of another story that is like one, and what they have in common.
   *
   * @param article the article
   * @param entities ids of the actors that both name
   * @param places names of the places that both name
   * @param words words of the one that the other has, too
   */
  public record RelatedView(
      FiledView article, List<String> entities, List<String> places, List<String> words) {}

  @GetMapping("/articles/{id}/related")
  List<RelatedView> related(@PathVariable String id, @RequestParam(defaultValue = "6") int limit) {
    if (limit < 1 || limit > MOST_RELATED) {
      throw Refusal.invalid("limit", "limit must be 1 to " + MOST_RELATED, "Ask for fewer.");
    }
    Filed filed = kept(id);
    return archive.related(filed, limit).stream()
        .map(
            one ->
                new RelatedView(
                    FiledView.of(one.filed()), one.entities(), one.places(), one.words()))
        .toList();
  }

  @GetMapping("/articles/{id}")
  FiledView article(@PathVariable String id) {
    return FiledView.of(kept(id));
  }

  /** What was taken out is not shown, though the archive may not know that yet. */
  private Filed kept(String id) {
    Optional<Retraction> retraction = retractions.of(id);
    if (retraction.isPresent()) {
      throw Refusal.retracted(retraction.get());
    }
    return archive.article(id).orElseThrow(() -> Refusal.absent("article", id));
  }

  @GetMapping("/stories/{id}")
  StoryView story(@PathVariable String id) {
    Story story = stories.story(id).orElseThrow(() -> Refusal.absent("story", id));
    return new StoryView(
        id, story.articles().stream().map(FiledView::of).toList(), story.origins(), events.of(id));
  }
}
