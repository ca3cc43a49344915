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
 * <p>{@code vigie.articles} to {@code vigie.classified}, by any number of threads and processes
 * ({@link ClassifyListener}). {@link Classifier} puts together what an article is about and tells
 * of: it is read once ({@code text}), names are looked up in it ({@code name}), its topics are
 * judged, its attacks are read ({@code attack}).
 *
 * <p>Topics are judged here: {@link TopicRules} over the terms that were found and what else its
 * lists refer to ({@link Mentions}); what people's verdicts taught ({@link LearnedTopic}, by {@link
 * Training}) may decide otherwise. Every topic says by which terms, and where they stand.
 *
 * <h2>Filing</h2>
 *
 * <p>{@code vigie.classified} to {@code vigie.filed} and {@code vigie.events}, one article at a
 * time ({@link FileListener}), by {@code story}.
 *
 * <h2>Packages</h2>
 *
 * <p>None of them knows this one. {@code text} knows no other, {@code name} knows {@code text},
 * {@code attack} both; {@code story} knows {@code attack} and {@code text}.
 *
 * <p><b>Invariant:</b> nothing here knows the Sahel: topics, names and places are the watch's.
 */
@NullMarked
package org.vigie.classify;

import org.jspecify.annotations.NullMarked;
