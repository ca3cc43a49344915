package org.vigie.alerts;

import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.vigie.http.AddressGuard;
import org.vigie.http.OutboundSettings;

/** Tells, without a look-up, the addresses that a webhook can never be posted to. */
final class WebhookTarget {
  private WebhookTarget() {}

  /** Why nothing is ever posted to an address; empty when a look-up must decide. */
  static Optional<String> refusal(URI url, OutboundSettings settings) {
    String host = url.getHost().toLowerCase(Locale.ROOT);
    int port = port(url);
    if (settings.allowedHosts().contains(host + ":" + port)) {
      return Optional.empty();
    }
    if (host.equals("localhost") || literal(host).flatMap(AddressGuard::refusal).isPresent()) {
      return Optional.of(
          host + " is an address of a private network, and webhooks go to public addresses only");
    }
    return settings.ports().contains(port)
        ? Optional.empty()
        : Optional.of(
            "port %d is not one of the web's (%s)"
                .formatted(
                    port,
                    String.join(
                        ", ", settings.ports().stream().sorted().map(String::valueOf).toList())));
  }

  private static Optional<InetAddress> literal(String host) {
    try {
      return Optional.of(InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static int port(URI url) {
    if (url.getPort() >= 0) {
      return url.getPort();
    }
    return "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
  }
}
