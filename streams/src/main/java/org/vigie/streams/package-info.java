/**
 * The streams: their names and settings, how records are written in them, and how they are read.
 *
 * <ul>
 *   <li>{@link Stream} names every stream with its partitions and how long it is kept; {@link
 *       Streams#ensure} creates and checks them.
 *   <li>{@link Codec} writes a record as JSON with its schema version.
 *   <li>{@link View} is a compacted stream as a table whose writes can be read at once.
 *   <li>{@link StageListeners} binds a stage to its input: batches, one transaction each; {@link
 *       StageBatch} runs one and sends what fails to the dead letters.
 *   <li>{@link Connection} knows how to reach Kafka and how every client must be set up.
 * </ul>
 *
 * <p><b>Invariant:</b> only bytes cross Kafka; no Java type name is ever written to a stream.
 */
@NullMarked
package org.vigie.streams;

import org.jspecify.annotations.NullMarked;
