/**
 * Understands articles, and files them under stories.
 *
 * <pre>{@code
 * Classifier classifier = new Classifier(watch);
 * Filer filer = new Filer();
 * Classified classified = classifier.classify(article);
 * Optional<Filed> filed = filer.file(classified);
 * }</pre>
 *
 * <p>{@link Classifier}: {@code vigie.articles} to {@code vigie.classified}, any number of threads
 * and processes. {@link Filer}: {@code vigie.classified} to {@code vigie.filed}, one at a time in
 * the order of the stream, because each article is compared with those before it.
 */
@NullMarked
package org.vigie.classify;

import org.jspecify.annotations.NullMarked;
