/**
 * Saved searches as their owners make, try and change them, and what is reported more than usual.
 *
 * <ul>
 *   <li>{@link SavedSearches} changes them as a {@link Draft} wants it, with {@link WantedRules};
 *       {@link SearchHistory} tells what was changed, {@link SearchTransfer} carries them to
 *       another Vigie.
 *   <li>{@link DryRuns} says what one would have told of, {@link SpikeTrials} which spikes; {@link
 *       Hindsights} what was usual before it was saved.
 *   <li>{@link Spiking} says what is reported more than usual, as {@link Surveying} finds it.
 * </ul>
 *
 * <p>It may know {@code alert}, {@code channel} and what these know.
 */
@NullMarked
package org.vigie.web.saved;

import org.jspecify.annotations.NullMarked;
