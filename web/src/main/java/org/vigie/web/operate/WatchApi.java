package org.vigie.web.operate;

import java.security.Principal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.model.Watch;
import org.vigie.web.answer.ApiPaths;

/** Tries a watch on the archive and applies it, for programs. */
@RestController
@RequestMapping(ApiPaths.ROOT + "/watch/trial")
class WatchApi {
  private final Relabelling relabelling;

  WatchApi(Relabelling relabelling) {
    this.relabelling = relabelling;
  }

  /**
   * How far a trial is.
   *
   * @param state {@code idle}, {@code trying}, {@code tried}, {@code applying}, {@code applied} or
   *     {@code failed}
   * @param watch name of the watch
   * @param version its version
   * @param done how many articles were looked at
   * @param all how many there are
   * @param changed how many were given to the filer
   * @param difference what the watch would change; absent before that is known
   * @param reason why it failed
   */
  public record TrialView(
      String state,
      @Nullable String watch,
      @Nullable Long version,
      long done,
      long all,
      long changed,
      @Nullable Relabelled difference,
      @Nullable String reason) {
    static TrialView of(Relabelling.State state) {
      Watch watch = state.watch();
      return new TrialView(
          state.step().name().toLowerCase(Locale.ROOT),
          watch == null ? null : watch.name(),
          watch == null ? null : watch.version(),
          state.done(),
          state.all(),
          state.changed(),
          state.difference(),
          state.reason());
    }
  }

  @GetMapping
  TrialView trial() {
    return TrialView.of(relabelling.state());
  }

  /** Begins; without a watch the one in force is tried, as after Vigie itself was changed. */
  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  TrialView begin(@RequestBody(required = false) @Nullable Watch watch) {
    relabelling.compare(watch);
    return trial();
  }

  @PostMapping("/apply")
  @ResponseStatus(HttpStatus.ACCEPTED)
  TrialView apply(@RequestParam long version, Principal who) {
    relabelling.apply(who.getName(), version);
    return trial();
  }

  @DeleteMapping
  TrialView discard() {
    relabelling.discard();
    return trial();
  }
}
