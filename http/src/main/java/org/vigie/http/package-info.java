/**
 * The one way out to the web, which is hostile.
 *
 * <pre>{@code
 * try (Outbound outbound = new Outbound(OutboundSettings.defaults("https://example.org/bot"))) {
 *   switch (outbound.get(URI.create("https://example.org/feed"), Map.of())) {
 *     case Answer.Received received -> read(received.body());
 *     case Answer.Refused refused -> tell(refused.reason());
 *     case Answer.Failed failed -> retryLater(failed.kind(), failed.reason());
 *   }
 * }
 * }</pre>
 *
 * <p>Every request is held to a total deadline, a size counted after decoding, a number of
 * redirects, an allow-list of ports, and addresses of the public internet. Nothing is remembered
 * between requests: no cookies, no credentials, no connection.
 *
 * <p><b>Invariant:</b> the address that was checked is the address that is dialled, for every
 * connection; there is no look-up in between that could answer differently.
 *
 * <p><b>Invariant:</b> what the web does is a value ({@link org.vigie.http.Answer}), never an
 * exception.
 */
@NullMarked
package org.vigie.http;

import org.jspecify.annotations.NullMarked;
