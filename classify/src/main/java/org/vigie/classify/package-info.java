/**
 * Understands articles, and files them under stories.
 *
 * <pre>{@code
 * Classifier classifier = new Classifier(watch);
 * Filer filer = new Filer();
 * Classified classified = classifier.classify(article);
 * List<Filed> filed = filer.file(classified);
 * }</pre>
 *
 * <h2>Classifying</h2>
 *
 * <p>{@code vigie.articles} to {@code vigie.classified}, by any number of threads and processes.
 * All terms of a watch (of topics, entities and places) are one trie over the letters of folded
 * words, so that a text is read once. Rules over the found terms make topics; every topic says by
 * which terms, and where they stand. Of names that overlap the longest wins; an ambiguous one needs
 * its context; of places with one name that is meant for which region, neighbours or country speak,
 * and none where nothing does.
 *
 * <h2>Filing</h2>
 *
 * <p>{@code vigie.classified} to {@code vigie.filed}, one article at a time in the order of the
 * stream, because each is compared with those before it. First copies: a sketch of a text's
 * passages tells how much of one text stands in another, cut short or lightly edited. Then reports
 * of one occurrence: words in common, weighed by their rarity, together with places, actors and
 * numbers. A story that has grown is looked at once more: where its reports fall into two parts
 * that share little beside what all of them say, one part becomes a story of its own. Every article
 * says why it stands where it does.
 *
 * <p><b>Invariant:</b> the filer's answers depend on the records of {@code vigie.filed} and on the
 * article asked about, not on the clock nor on the order in which its memory was rebuilt.
 *
 * <p><b>Invariant:</b> the filer keeps no text; a {@link org.vigie.model.Filed#signature} stands
 * for it, so that memory can be rebuilt where a source lets us keep a link only.
 *
 * <p><b>Invariant:</b> nothing here knows the Sahel: topics, names and places are the watch's.
 */
@NullMarked
package org.vigie.classify;

import org.jspecify.annotations.NullMarked;
