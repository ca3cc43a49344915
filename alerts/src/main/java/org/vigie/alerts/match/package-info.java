/**
 * Which searches an article matches.
 *
 * <p>{@link org.vigie.alerts.match.FastEngine} is used unless {@code matcher=lucene} is set; {@link
 * org.vigie.alerts.match.LuceneEngine}, Lucene's Monitor, is what it is compared with in every
 * build. Begin reading at {@code FastEngine}.
 *
 * <p><b>Invariant:</b> an engine knows {@link org.vigie.index.query.Condition conditions} and
 * articles, and nothing of alerts.
 */
@NullMarked
package org.vigie.alerts.match;

import org.jspecify.annotations.NullMarked;
