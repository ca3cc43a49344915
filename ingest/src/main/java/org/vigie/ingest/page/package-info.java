/**
 * The article in a page: {@link org.vigie.ingest.page.Extractor} is the way in.
 *
 * <p><b>Invariant:</b> nothing here is specific to one site, and nothing is fetched.
 */
@NullMarked
package org.vigie.ingest.page;

import org.jspecify.annotations.NullMarked;
