/**
 * The archive: what was filed, kept in Lucene, and searched by the language of {@code query}.
 *
 * <pre>{@code
 * Archive archive = Archive.open(IndexSettings.defaults(data));
 * switch (archive.search(request("topic:wagner AND jihad*"))) {
 *   case SearchResult found -> show(found.hits());
 *   case Refused(Parsed.Bad bad) -> point(bad.position(), bad.message());
 * }
 * }</pre>
 *
 * <ul>
 *   <li>{@link Archive} answers; {@link Search} finds, {@link FacetCounts} counts, {@link
 *       StoryHeads} shows each story once, {@link Completer}, {@link Spelling}, {@link Relations},
 *       {@link Rehearsing} and {@link Tallying} answer what else is asked.
 *   <li>{@link Volumes} says which set of files answers, and which one is built to take its place;
 *       a {@link Volume} holds the offset of {@code vigie.filed} in the same commit as the
 *       documents.
 *   <li>{@link ArchiveFeeder} reads {@code vigie.filed} into each volume.
 * </ul>
 *
 * <p>The language knows nothing of the archive.
 *
 * <p><b>Invariant:</b> the archive is never the record: whatever is wrong with it, it is set aside
 * and built again from the stream.
 */
@NullMarked
package org.vigie.index;

import org.jspecify.annotations.NullMarked;
