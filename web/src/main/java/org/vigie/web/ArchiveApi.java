package org.vigie.web;

import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.index.Archive;
import org.vigie.index.ArchiveState;

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

  @GetMapping
  ArchiveState state() {
    return archive.state();
  }

  /** Builds it anew from the stream, while the old one answers. */
  @PostMapping("/rebuild")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Begun rebuild(Principal who) {
    return new Begun(care.rebuild(who.getName()));
  }

  /** Checks its sums and all its articles, beside its work. */
  @PostMapping("/check")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Begun check(Principal who) {
    return new Begun(care.check(who.getName()));
  }
}
