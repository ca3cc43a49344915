package org.vigie.web;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.model.PollState;
import org.vigie.model.Source;

/** Sources, for programs. */
@RestController
@RequestMapping(ApiPaths.ROOT + "/sources")
class SourceApi {
  private final Sources sources;

  SourceApi(Sources sources) {
    this.sources = sources;
  }

  /**
   * A source and how it fares.
   *
   * @param source the source
   * @param health what its polls met; absent before the first
   */
  public record SourceView(Source source, @Nullable Health health) {
    static SourceView of(Sources.Polled polled) {
      return new SourceView(polled.source(), polled.state().map(Health::of).orElse(null));
    }
  }

  /**
   * How a source fares.
   *
   * @param state how it fares
   * @param since since when it is in that state
   * @param evidence what the last poll met
   * @param due when it is polled next
   * @param lastTry when it was polled last
   * @param lastSuccess when it last answered well
   * @param lastArticle when it last brought a new article
   * @param failures polls in a row that failed
   * @param gap when a poll last had nothing in common with the one before it
   */
  public record Health(
      PollState.State state,
      Instant since,
      String evidence,
      Instant due,
      @Nullable Instant lastTry,
      @Nullable Instant lastSuccess,
      @Nullable Instant lastArticle,
      int failures,
      @Nullable Instant gap) {
    static Health of(PollState state) {
      return new Health(
          state.state(),
          state.since(),
          state.evidence(),
          state.due(),
          state.lastTry(),
          state.lastSuccess(),
          state.lastArticle(),
          state.failures(),
          state.gap());
    }
  }

  /**
   * Whether a source is to be polled.
   *
   * @param on true when it is
   */
  public record Turn(boolean on) {}

  @GetMapping
  List<SourceView> all() {
    return sources.all().stream().map(SourceView::of).toList();
  }

  @GetMapping("/{id}")
  SourceView one(@PathVariable String id) {
    return SourceView.of(sources.get(id));
  }

  @PostMapping
  ResponseEntity<SourceView> add(@RequestBody SourceForm form) {
    Source source = form.toSource();
    sources.add(source);
    return ResponseEntity.created(URI.create(ApiPaths.ROOT + "/sources/" + source.id()))
        .body(SourceView.of(sources.get(source.id())));
  }

  @PutMapping("/{id}")
  SourceView change(@PathVariable String id, @RequestBody SourceForm form) {
    sources.change(id, form.toSource());
    return one(id);
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable String id) {
    sources.remove(id);
  }

  @PostMapping("/{id}/turn")
  SourceView turn(@PathVariable String id, @RequestBody Turn turn) {
    return SourceView.of(sources.turn(id, turn.on()));
  }
}
