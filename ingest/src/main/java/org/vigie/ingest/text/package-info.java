/**
 * What bytes and words mean, wherever they come from: characters, dates, addresses, languages.
 *
 * <p><b>Invariant:</b> it knows neither feeds nor pages, nor the network.
 */
@NullMarked
package org.vigie.ingest.text;

import org.jspecify.annotations.NullMarked;
