package org.vigie.web.article;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vigie.index.Archive;
import org.vigie.index.Refused;
import org.vigie.index.SearchRequest;
import org.vigie.index.SearchResult;
import org.vigie.index.query.Parsed;
import org.vigie.model.Filed;
import org.vigie.web.answer.Refusal;
import org.vigie.web.stream.Event;
import org.vigie.web.stream.Patience;

/** Stories out of the archive. */
public final class Stories {
  private final Archive archive;
  private final Patience patience;
  private final InstantSource time;

  Stories(Archive archive, Patience patience, InstantSource time) {
    this.archive = archive;
    this.patience = patience;
    this.time = time;
  }

  /** The newest stories, those of one topic if it is named. */
  public List<Story> newest(String topic, int offset, int limit) {
    Map<String, List<String>> filters =
        topic.isEmpty() ? Map.of() : Map.of("topic", List.of(topic));
    SearchRequest request =
        new SearchRequest(
            "", filters, SearchRequest.Sort.DATE, true, offset, limit, false, time.instant());
    return switch (archive.search(request)) {
      case SearchResult found -> found.hits().stream().map(this::of).toList();
      case Refused(Parsed.Bad bad) -> throw Refusal.query(bad);
    };
  }

  Optional<Story> story(String id) {
    List<Filed> articles = archive.story(id);
    return articles.isEmpty() ? Optional.empty() : Optional.of(new Story(id, articles));
  }

  /** The story of an article that was just filed, once the archive shows it, or as it is. */
  public Optional<Story> of(Event.OfFiled event) throws InterruptedException {
    if (patience.isVisible(event.offset())) {
      return story(event.filed().story());
    }
    List<Filed> articles = new ArrayList<>(archive.story(event.filed().story()));
    articles.removeIf(known -> known.article().id().equals(event.filed().article().id()));
    if (!event.filed().isGone()) {
      articles.add(event.filed());
    }
    return articles.isEmpty()
        ? Optional.empty()
        : Optional.of(new Story(event.filed().story(), articles));
  }

  private Story of(SearchResult.Hit hit) {
    Filed filed = hit.filed();
    if (hit.others() == 0) {
      return new Story(filed.story(), List.of(filed));
    }
    return story(filed.story()).orElseGet(() -> new Story(filed.story(), List.of(filed)));
  }
}
