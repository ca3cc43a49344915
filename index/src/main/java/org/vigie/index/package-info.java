/**
 * The archive: what was filed, kept in the files of {@code volume}, and searched by the language of
 * {@code query}.
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
 * </ul>
 *
 * <p>Neither of the two knows the other, or the archive, but that a volume holds the language's
 * documents.
 */
@NullMarked
package org.vigie.index;

import org.jspecify.annotations.NullMarked;
