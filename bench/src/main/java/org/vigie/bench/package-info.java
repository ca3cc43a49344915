/**
 * One class per number that the README claims; {@code bench/run NAME} runs one and prints a table.
 *
 * <p>Every benchmark measures Vigie beside something it can be held against, in the same run: the
 * machines are noisy, so ratios count, not single figures.
 *
 * <p><b>Invariant:</b> compiled in every build, never shipped.
 */
@NullMarked
package org.vigie.bench;

import org.jspecify.annotations.NullMarked;
