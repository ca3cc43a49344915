package org.vigie.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.apache.hc.client5.http.DnsResolver;

/** Looks a name up once, checks every address it has, and hands out exactly those. */
final class GuardedDns implements DnsResolver {
  /** More addresses than this would let a dead host use up the deadline. */
  private static final int MAX_ADDRESSES = 4;

  /** How names become addresses: the system's way, or a script in a test. */
  @FunctionalInterface
  interface Lookup {
    InetAddress[] addresses(String host) throws UnknownHostException;
  }

  /** An address was found that must not be dialled. */
  static final class ForbiddenAddressException extends UnknownHostException {
    ForbiddenAddressException(String message) {
      super(message);
    }
  }

  private final Lookup lookup;
  private final BiPredicate<String, Integer> exempt;

  /**
   * A guard over a look-up.
   *
   * @param exempt hosts and ports whose addresses are not checked
   */
  GuardedDns(Lookup lookup, BiPredicate<String, Integer> exempt) {
    this.lookup = lookup;
    this.exempt = exempt;
  }

  @Override
  public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
    InetAddress[] found = lookup.addresses(AddressGuard.unbracketed(host));
    if (!exempt.test(host, port)) {
      check(host, found);
    }
    return Arrays.stream(found)
        .limit(MAX_ADDRESSES)
        .map(address -> new InetSocketAddress(address, port))
        .toList();
  }

  /** Without a port no exception holds. */
  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] found = lookup.addresses(AddressGuard.unbracketed(host));
    check(host, found);
    return found;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  /** One bad address refuses the name: which one would be dialled is not ours to guess. */
  private static void check(String host, InetAddress[] addresses) throws UnknownHostException {
    for (InetAddress address : addresses) {
      Optional<String> refusal = AddressGuard.refusal(address);
      if (refusal.isPresent()) {
        throw new ForbiddenAddressException(
            host + " is at " + address.getHostAddress() + ": " + refusal.get());
      }
    }
  }
}
