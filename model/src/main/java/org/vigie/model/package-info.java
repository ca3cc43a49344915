/**
 * What flows through Vigie, as records.
 *
 * <p>An {@link Article} is read from a {@link Source}; the classifier makes it {@link Classified};
 * the filer puts it under a story and makes it {@link Filed}; a {@link SavedSearch} that matches it
 * makes an {@link Alert}; each attempt to bring an alert to a {@link Channel} is a {@link
 * Delivery}.
 *
 * <p>Every record is immutable; a source, a span, a place and a rule refuse to be built of what
 * cannot be. Lists are never null; a component that may be absent is marked {@code @Nullable}.
 * Times are {@link java.time.Instant}s in UTC. Positions in text are UTF-16 code units, as in
 * {@link String#charAt}.
 *
 * <p><b>Invariant:</b> this package depends on the JDK only; it knows neither JSON nor Kafka nor
 * Lucene.
 */
@NullMarked
package org.vigie.model;

import org.jspecify.annotations.NullMarked;
