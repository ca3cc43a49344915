package org.vigie.web.source;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.model.PollState;
import org.vigie.model.Source;
import org.vigie.watch.Opml;
import org.vigie.web.answer.ApiPaths;
import org.vigie.web.answer.Refusal;

/** Sources, for programs. */
@RestController
@RequestMapping(ApiPaths.ROOT + "/sources")
class SourceApi {
  static final MediaType OPML = new MediaType("text", "x-opml", StandardCharsets.UTF_8);

  private final Sources sources;
  private final SourceHistory history;
  private final CheckDesk checks;

  SourceApi(Sources sources, SourceHistory history, CheckDesk checks) {
    this.sources = sources;
    this.history = history;
    this.checks = checks;
  }

  /**
   * A source and how it fares.
   *
   * @param source the source
   * @param health what its polls met; absent before the first
   * @param version to be sent with a change
   */
  public record SourceView(Source source, @Nullable Health health, String version) {
    static SourceView of(Sources.Polled polled) {
      return new SourceView(
          polled.source(),
          polled.state().map(Health::of).orElse(null),
          Sources.version(polled.source()));
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
   * @param permission true when whoever says so answers for it, where something speaks against it
   */
  public record Turn(boolean on, @Nullable Boolean permission) {}

  @GetMapping
  List<SourceView> all(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String country,
      @RequestParam(defaultValue = "") String kind) {
    return sources.all(new SourceFilter(q, state, country, kind)).stream()
        .map(SourceView::of)
        .toList();
  }

  /** All of them as OPML, which feed readers exchange. */
  @GetMapping("/export")
  ResponseEntity<byte[]> export() {
    return opml(sources);
  }

  static ResponseEntity<byte[]> opml(Sources sources) {
    List<Source> all = sources.all().stream().map(Sources.Polled::source).toList();
    return ResponseEntity.ok()
        .contentType(OPML)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"vigie-sources.opml\"")
        .body(Opml.write("Vigie", all).getBytes(StandardCharsets.UTF_8));
  }

  @GetMapping("/{id}")
  SourceView one(@PathVariable String id) {
    return SourceView.of(sources.get(id));
  }

  /** What people did to a source, newest first; also to one that is there no more. */
  @GetMapping("/{id}/history")
  List<SourceHistory.Step> history(@PathVariable String id) {
    return history.of(id);
  }

  @PostMapping
  ResponseEntity<SourceView> add(@RequestBody SourceForm form, Principal who) {
    Source source = form.toSource();
    sources.add(who.getName(), source);
    return ResponseEntity.created(URI.create(ApiPaths.ROOT + "/sources/" + source.id()))
        .body(SourceView.of(sources.get(source.id())));
  }

  /** Looks at an address without keeping anything of it. */
  @PostMapping("/check")
  CheckView check(@RequestBody CheckForm form, Principal who) {
    return CheckView.of(checks.check(who.getName(), form.toQuestion()));
  }

  /** Looks at a source without keeping anything of it. */
  @PostMapping("/{id}/test")
  CheckView test(@PathVariable String id, Principal who) {
    return CheckView.of(checks.check(who.getName(), sources.get(id).source()));
  }

  /** Adds the sources of an OPML file that are not there yet. */
  @PostMapping(path = "/import", consumes = MediaType.ALL_VALUE)
  Sources.Imported add(
      InputStream body, @RequestParam(defaultValue = "false") boolean dryRun, Principal who)
      throws IOException {
    return add(sources, who, body, dryRun);
  }

  static Sources.Imported add(Sources sources, Principal who, InputStream opml, boolean dry)
      throws IOException {
    return switch (Opml.read(opml.readNBytes(Opml.MAX_BYTES + 1))) {
      case Opml.Listed listed -> sources.add(who.getName(), listed, dry);
      case Opml.Refused(String reason) -> throw Refusal.opml(reason);
    };
  }

  @PutMapping("/{id}")
  SourceView change(@PathVariable String id, @RequestBody SourceForm form, Principal who) {
    sources.change(who.getName(), id, form);
    return one(id);
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable String id, Principal who) {
    sources.remove(who.getName(), id);
  }

  @PostMapping("/{id}/turn")
  SourceView turn(@PathVariable String id, @RequestBody Turn turn, Principal who) {
    boolean permitted = Boolean.TRUE.equals(turn.permission());
    return SourceView.of(sources.turn(who.getName(), id, turn.on(), permitted));
  }
}
