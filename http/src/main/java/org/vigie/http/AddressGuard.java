package org.vigie.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** Tells the public internet from everything else. */
final class AddressGuard {

  /** A range of addresses: its first bytes and how many bits of them count. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Range(int[] start, int bits, String name) {
    boolean contains(byte[] address) {
      for (int bit = 0; bit < bits; bit += 8) {
        int mask = bits - bit >= 8 ? 0xff : 0xff << (8 - (bits - bit)) & 0xff;
        int expected = bit / 8 < start.length ? start[bit / 8] : 0;
        if ((address[bit / 8] & mask) != (expected & mask)) {
          return false;
        }
      }
      return true;
    }
  }

  private static final List<Range> V4 =
      List.of(
          v4("this network", 8, 0),
          v4("private", 8, 10),
          v4("shared (carrier NAT)", 10, 100, 64),
          v4("loopback", 8, 127),
          v4("link-local", 16, 169, 254),
          v4("private", 12, 172, 16),
          v4("cloud metadata", 32, 168, 63, 129, 16),
          v4("protocol assignments", 24, 192, 0, 0),
          v4("documentation", 24, 192, 0, 2),
          v4("6to4 relay", 24, 192, 88, 99),
          v4("private", 16, 192, 168),
          v4("benchmarking", 15, 198, 18),
          v4("documentation", 24, 198, 51, 100),
          v4("documentation", 24, 203, 0, 113),
          v4("multicast", 4, 224),
          v4("reserved or broadcast", 4, 240));

  /** What is not within 2000::/3 is refused altogether; these lie within it. */
  private static final List<Range> V6 =
      List.of(
          v6("Teredo or protocol assignments", 23, 0x2001, 0),
          v6("documentation", 32, 0x2001, 0xdb8),
          v6("6to4", 16, 0x2002),
          v6("documentation", 20, 0x3fff));

  private static final Range V6_PUBLIC = v6("public", 3, 0x2000);

  private AddressGuard() {}

  /** Why a host must not be dialled, as far as its spelling tells; empty when it may. */
  static Optional<String> refusal(String host) {
    try {
      return refusal(InetAddress.ofLiteral(unbracketed(host)));
    } catch (IllegalArgumentException _) {
      // It is a name: where it leads is seen when it is dialled.
      return host.equalsIgnoreCase("localhost") ? Optional.of("loopback") : Optional.empty();
    }
  }

  /** An IPv6 address as it stands in a URL, without its brackets; any other host as it is. */
  static String unbracketed(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }

  /** Why an address must not be dialled; empty when it may. */
  static Optional<String> refusal(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (address instanceof Inet4Address) {
      return name(V4, bytes);
    }
    if (!V6_PUBLIC.contains(bytes)) {
      return Optional.of("not a public IPv6 address");
    }
    return name(V6, bytes);
  }

  private static Optional<String> name(List<Range> ranges, byte[] address) {
    return ranges.stream().filter(range -> range.contains(address)).map(Range::name).findFirst();
  }

  private static Range v4(String name, int bits, int... start) {
    return new Range(start, bits, name);
  }

  private static Range v6(String name, int bits, int... groups) {
    int[] start = new int[groups.length * 2];
    for (int i = 0; i < groups.length; i++) {
      start[2 * i] = groups[i] >> 8;
      start[2 * i + 1] = groups[i] & 0xff;
    }
    return new Range(start, bits, name);
  }
}
