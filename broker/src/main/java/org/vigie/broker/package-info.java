/**
 * A real, persistent Kafka broker inside the JVM, for a machine that has no cluster.
 *
 * <pre>{@code
 * try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 9092, 9093, Map.of())) {
 *   connect(broker.bootstrap());
 * }
 * }</pre>
 *
 * <p>It listens on the loopback address only.
 *
 * <p><b>Invariant:</b> Kafka's server classes are no public API; this package is the only one that
 * knows them.
 */
@NullMarked
package org.vigie.broker;

import org.jspecify.annotations.NullMarked;
