/**
 * What an operator sees and does: the streams and what failed in them, the archive, the watch, the
 * channels that tell of sources, health and metrics.
 *
 * <ul>
 *   <li>{@link StreamsPage} shows how far the stages are; {@link DeadLetters} gives what failed
 *       another chance.
 *   <li>{@link ArchiveCare} has the archive built anew.
 *   <li>{@link Relabelling} tries another watch on the archive and says what changes ({@link
 *       Relabelled}), by {@link Judges}, which {@code app} gives.
 *   <li>{@link Operator} says where the operator is told of sources.
 * </ul>
 *
 * <p>It may know {@code channel}, {@code article}, {@code source} and what these know.
 */
@NullMarked
package org.vigie.web.operate;

import org.jspecify.annotations.NullMarked;
