/**
 * The archive: what was filed, kept in Lucene, and the one query language that searches it.
 *
 * <pre>{@code
 * Archive archive = Archive.open(IndexSettings.defaults(data));
 * switch (archive.search(request("topic:wagner AND jihad*"))) {
 *   case SearchResult found -> show(found.hits());
 *   case Parsed.Bad bad -> point(bad.position(), bad.message());
 * }
 * }</pre>
 *
 * <ul>
 *   <li>{@link QueryLanguage} turns text into one query tree and that into a Lucene query.
 *   <li>{@link ArticleDocument} turns an article into a document, with the one analysis of words.
 *   <li>{@link Passages} says why an article matches a query, {@link Explained} why it does or not,
 *       part by part.
 *   <li>{@link Archive} adds, searches, counts; it holds the offset of {@code vigie.filed} in the
 *       same commit as the documents.
 *   <li>{@link ArchiveFeeder} reads {@code vigie.filed} into it.
 * </ul>
 *
 * <p><b>Invariant:</b> archive and saved searches see the same documents and the same queries; no
 * other code builds either.
 *
 * <p><b>Invariant:</b> a query never throws and never costs more than its limits allow; what is
 * wrong with it is a {@link Parsed.Bad}.
 *
 * <p><b>Invariant:</b> the archive is never the record: whatever is wrong with it, it is set aside
 * and built again from the stream.
 */
@NullMarked
package org.vigie.index;

import org.jspecify.annotations.NullMarked;
