package org.vigie.web.operate;

import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.index.Archive;
import org.vigie.index.ArchiveState;
import org.vigie.index.volume.Rebuild;
import org.vigie.web.answer.ApiPaths;
import org.vigie.web.answer.Refusal;

/** How the archive is, and what it can be made to do, for programs. */
@RestController
@RequestMapping(ApiPaths.ROOT + "/archive")
class ArchiveApi {
  private final Archive archive;
  private final ArchiveCare care;

  ArchiveApi(Archive archive, ArchiveCare care) {
    this.archive = archive;
    this.care = care;
  }

  /**
   * What was begun.
   *
   * @param begun false when it was under way already
   */
  public record Begun(boolean begun) {}

  /**
   * What was ended.
   *
   * @param ended false when none was being built
   * @param defect what is wrong with the one that goes on: what is new may not be found until
   *     another is built; null when nothing is
   */
  public record Ended(boolean ended, @Nullable String defect) {}

  @GetMapping
  ArchiveState state() {
    return archive.state();
  }

  /** Builds it anew from the stream, while the old one answers. */
  @PostMapping("/rebuild")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Begun rebuild(Principal who) {
    return switch (care.rebuild(who.getName())) {
      case Rebuild.Begun _ -> new Begun(true);
      case Rebuild.Busy _ -> new Begun(false);
      case Rebuild.NoRoom lacking -> throw Refusal.noRoom(lacking.room());
    };
  }

  /** Gives up what is being built; the old one goes on. */
  @DeleteMapping("/rebuild")
  Ended endRebuild(Principal who) {
    return new Ended(care.endRebuild(who.getName()), care.defect());
  }

  /** Checks its sums and all its articles, beside its work. */
  @PostMapping("/check")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Begun check(Principal who) {
    return new Begun(care.check(who.getName()));
  }
}
