package org.vigie.web.operate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.index.Archive;
import org.vigie.index.volume.Rebuild;
import org.vigie.web.stream.AuditLog;

/** What an operator has done to the archive; who had it done is written down first. */
final class ArchiveCare {
  private final Archive archive;
  private final AuditLog audit;

  ArchiveCare(Archive archive, AuditLog audit) {
    this.archive = archive;
    this.audit = audit;
  }

  /** Begins to build it anew. */
  Rebuild rebuild(String who) {
    note(who, "archive.rebuild");
    return archive.rebuild("asked for by " + who);
  }

  /** Ends that; false when it is not being built. */
  boolean endRebuild(String who) {
    note(who, "archive.rebuild-end");
    return archive.endRebuild();
  }

  /** What is wrong with the one that answers; null when nothing is. */
  @Nullable String defect() {
    return archive.state().defect();
  }

  /** Begins to check it; false when it is being checked already. */
  boolean check(String who) {
    note(who, "archive.check");
    return archive.check();
  }

  private void note(String who, String action) {
    audit.write(who, action, List.of(new AuditLog.Change("archive", null, null)));
  }
}
