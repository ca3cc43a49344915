package org.vigie.http;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Limits of what goes out to the web and what comes back.
 *
 * @param maxBytes the most bytes of a body, counted after decoding
 * @param deadline the most time for one request with all its redirects, from the look-up of the
 *     name to the last byte
 * @param maxRedirects the most redirects that are followed
 * @param ports the ports that may be dialled
 * @param allowedHosts exact {@code host:port} pairs that may be dialled whatever their address and
 *     port, as the sample wire and the tests need; empty otherwise
 * @param userAgent how we name ourselves; it tells a webmaster whom to write to
 */
public record OutboundSettings(
    int maxBytes,
    Duration deadline,
    int maxRedirects,
    Set<Integer> ports,
    Set<String> allowedHosts,
    String userAgent) {

  private static final int MAX_BYTES = 5 << 20;
  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final int MAX_REDIRECTS = 5;
  private static final Set<Integer> PORTS = Set.of(80, 443, 8080, 8443);

  public OutboundSettings {
    require(maxBytes > 0, "maxBytes must be above 0");
    require(deadline.isPositive(), "deadline must be above 0");
    require(maxRedirects >= 0, "maxRedirects must be 0 or more");
    require(!userAgent.isBlank(), "userAgent must name us");
    require(userAgent.chars().allMatch(c -> c >= ' ' && c < 127), "userAgent must be ASCII");
    ports = Set.copyOf(ports);
    allowedHosts = Set.copyOf(allowedHosts);
  }

  /**
   * The usual limits.
   *
   * @param contact a page or mail address where a webmaster reaches who runs this
   */
  public static OutboundSettings defaults(String contact) {
    return new OutboundSettings(
        MAX_BYTES, DEADLINE, MAX_REDIRECTS, PORTS, Set.of(), "Vigie/0.1 (+" + contact + ")");
  }

  /** The same limits with other exceptions to the address check. */
  public OutboundSettings withAllowedHosts(Set<String> hosts) {
    return new OutboundSettings(maxBytes, deadline, maxRedirects, ports, hosts, userAgent);
  }

  /**
   * Why an address is never asked, whatever its name leads to; empty when a look-up must decide.
   *
   * @return what about it, for an operator
   */
  public Optional<String> refusal(URI uri) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      return Optional.of("scheme '" + scheme + "': only http and https are asked");
    }
    String host = uri.getHost();
    if (host == null) {
      return Optional.of("no host name in " + uri);
    }
    if (uri.getRawUserInfo() != null) {
      return Optional.of("a name or password in the address of " + host);
    }
    int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
    if (allows(host, port)) {
      return Optional.empty();
    }
    if (!ports.contains(port)) {
      return Optional.of(
          "port %d of %s is not one of the web's (%s)"
              .formatted(
                  port,
                  host,
                  ports.stream().sorted().map(String::valueOf).collect(Collectors.joining(", "))));
    }
    return AddressGuard.refusal(host)
        .map(reason -> host + " is not an address of the public internet: " + reason);
  }

  /** Whether a host and port are exempt from the address check, as the demo's and a test's are. */
  public boolean allows(String host, int port) {
    return allowedHosts.contains(host.toLowerCase(Locale.ROOT) + ":" + port);
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException("outbound settings: " + otherwise);
    }
  }
}
