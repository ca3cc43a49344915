package org.vigie.index;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.vigie.index.volume.Inspection;
import org.vigie.index.volume.Progress;
import org.vigie.index.volume.Room;

/**
 * How the archive is, for an operator.
 *
 * @param volume the name of the one that answers; another's once that was built to take its place
 * @param documents how many articles can be found
 * @param nextOffset the offset of {@code vigie.filed} that is read next
 * @param visibleOffset what stands before it can be found
 * @param committedOffset what stands before it survives a crash
 * @param bytes size on disk
 * @param refreshed when changes were made visible last; null when none were yet
 * @param committed when changes were made durable last; null when none were yet
 * @param trouble what is wrong now; null when the archive works
 * @param rebuilt why the archive was built anew since this start; null when it was not
 * @param defect what is wrong with what answers, so that another must take its place; null when
 *     nothing is
 * @param building how far the archive is built that will take its place; null when none is
 * @param noRoom how little room there is on disk for another that was to be built; null when there
 *     was enough, or is by now
 * @param reading how far the stream was read into the one that answers; null when it is near its
 *     end
 * @param checking true while it is checked
 * @param checked what its last check found; null when there was none since this start
 */
public record ArchiveState(
    String volume,
    long documents,
    long nextOffset,
    long visibleOffset,
    long committedOffset,
    long bytes,
    @Nullable Instant refreshed,
    @Nullable Instant committed,
    @Nullable String trouble,
    @Nullable String rebuilt,
    @Nullable String defect,
    @Nullable Progress building,
    @Nullable Room noRoom,
    @Nullable Progress reading,
    boolean checking,
    @Nullable Inspection checked) {

  /** An archive with nothing in it, and nothing wrong with it. */
  public static final ArchiveState EMPTY =
      new ArchiveState(
          "", 0, 0, 0, 0, 0, null, null, null, null, null, null, null, null, false, null);
}
