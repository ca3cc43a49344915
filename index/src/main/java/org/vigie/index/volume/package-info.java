/**
 * The files of the archive: a set answers, another may be built from the stream to take its place.
 *
 * <ul>
 *   <li>{@link Volumes} says which set of files answers, builds another, compares it and puts it in
 *       its place; each lies on a {@link Shelf} of the data folder.
 *   <li>A {@link Volume} holds the offset of {@code vigie.filed} in the same commit as the
 *       documents; {@link Store} is its index, a {@link Change} what one record does to it.
 *   <li>{@link ArchiveFeeder} reads {@code vigie.filed} into each volume.
 *   <li>{@link Inspector} looks whether a volume is whole, and holds what the stream says.
 * </ul>
 *
 * <p>It knows what a document is, and nothing of questions.
 *
 * <p><b>Invariant:</b> the archive is never the record: whatever is wrong with it, it is set aside
 * and built again from the stream.
 */
@NullMarked
package org.vigie.index.volume;

import org.jspecify.annotations.NullMarked;
