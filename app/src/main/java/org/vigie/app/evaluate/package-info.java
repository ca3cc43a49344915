/**
 * What is made of articles, how right that is, and what can be learned from verdicts: {@code vigie
 * try}, {@code vigie evaluate}, {@code vigie topics}.
 *
 * <ul>
 *   <li>{@link TryCommand} shows what becomes of a page, a feed or a text ({@link Tried}).
 *   <li>{@link EvaluateCommand} measures against labels, one class for each kind. Labelled articles
 *       are a {@link LabelledFile} of {@link LabelledRow}s, counted in a {@link Tally} as {@link
 *       Score}s; a {@link Measure} says how right a class was judged, an {@link Estimate} how sure
 *       that is, a {@link Verdict} all of it in a table or in JSON.
 *   <li>{@link EvaluateExtraction} measures pages ({@link LabelledPage}, {@link
 *       ExtractionFigures}), {@link EvaluateFeeds} feeds ({@link FeedExpectation}, {@link
 *       FeedScores}).
 *   <li>{@link TopicsTrainCommand} learns from the verdicts that a running Vigie was given, and
 *       says of each topic what it helps ({@link Trained}).
 * </ul>
 *
 * <p>It depends on {@code instance}.
 *
 * <p><b>Invariant:</b> nothing here starts a broker or Spring.
 */
@NullMarked
package org.vigie.app.evaluate;

import org.jspecify.annotations.NullMarked;
