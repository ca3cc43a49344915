/**
 * Entries of whatever lists articles: feeds and listing pages.
 *
 * <p><b>Invariant:</b> an answer is read, or refused with a reason; nothing is fetched, and nothing
 * that came from outside throws.
 */
@NullMarked
package org.vigie.ingest.feed;

import org.jspecify.annotations.NullMarked;
