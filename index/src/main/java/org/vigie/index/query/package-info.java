/**
 * The one query language, and what an article is to it: all that the archive and saved searches
 * have in common.
 *
 * <pre>{@code
 * switch (QueryLanguage.parse("topic:wagner AND jihad*", now)) {
 *   case Parsed.Good good -> search(good.query(now));
 *   case Parsed.Bad bad -> point(bad.position(), bad.message());
 * }
 * }</pre>
 *
 * <ul>
 *   <li>{@link QueryLanguage} turns text into a tree ({@link QueryParser}, {@link Node}) and that
 *       into what it asks of an article: a {@link Condition}. {@link LuceneQuery} is made of that;
 *       so is every other engine.
 *   <li>{@link ArticleDocument} turns an article into a document, with the one {@link Analysis} of
 *       words. {@link Vocabulary} reads words by it, for engines of their own; a {@link Word} is
 *       one of a text, a {@link Keyword} an id or a name as a term.
 *   <li>{@link Passages} says where an article matches a query, {@link Explained} why it does or
 *       not, part by part.
 *   <li>{@link Caret} says what is being written in a query that is not whole yet.
 * </ul>
 *
 * <p>It holds nothing and knows no archive.
 *
 * <p><b>Invariant:</b> archive and saved searches see the same documents and the same queries; no
 * other code builds either.
 *
 * <p><b>Invariant:</b> a query never throws and never costs more than its limits allow; what is
 * wrong with it is a {@link Parsed.Bad}.
 */
@NullMarked
package org.vigie.index.query;

import org.jspecify.annotations.NullMarked;
