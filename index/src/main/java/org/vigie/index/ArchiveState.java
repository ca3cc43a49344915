package org.vigie.index;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the archive is, for an operator.
 *
 * @param documents how many articles can be found
 * @param nextOffset the offset of {@code vigie.filed} that is read next
 * @param visibleOffset what stands before it can be found
 * @param committedOffset what stands before it survives a crash
 * @param bytes size on disk
 * @param refreshed when changes were made visible last; null when none were yet
 * @param committed when changes were made durable last; null when none were yet
 * @param trouble what is wrong now; null when the archive works
 * @param rebuilt why the archive was set aside and built anew since this start; null when it was
 *     not
 */
public record ArchiveState(
    long documents,
    long nextOffset,
    long visibleOffset,
    long committedOffset,
    long bytes,
    @Nullable Instant refreshed,
    @Nullable Instant committed,
    @Nullable String trouble,
    @Nullable String rebuilt) {}
