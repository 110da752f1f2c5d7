package io.argus.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/**
 * Whether an address belongs to the public internet: what users name is called there only, so that
 * nobody reaches through Argus what stands behind it. Everything is refused that registries keep
 * for another purpose, among it loopback, private and link-local networks, multicast, and where
 * clouds tell machines their secrets.
 */
public final class PublicAddress {

  private static final List<Network> REFUSED_4 =
      List.of(
          new Network(8, 0),
          new Network(8, 10),
          new Network(10, 100, 64),
          new Network(8, 127),
          new Network(16, 169, 254),
          new Network(12, 172, 16),
          new Network(24, 192, 0, 0),
          new Network(24, 192, 0, 2),
          new Network(24, 192, 88, 99),
          new Network(16, 192, 168),
          new Network(15, 198, 18),
          new Network(24, 198, 51, 100),
          new Network(24, 203, 0, 113),
          new Network(3, 224),
          // Looks public, and is Azure's door to its own machines.
          new Network(32, 168, 63, 129, 16));

  /** Nothing else of IPv6 is routed; IPv4 in the guise of NAT64 is outside, too. */
  private static final Network ALLOCATED_6 = new Network(3, 0x20);

  private static final List<Network> REFUSED_6 =
      List.of(
          // Protocols, Teredo among them, that carry other addresses.
          new Network(23, 0x20, 0x01, 0x00),
          new Network(32, 0x20, 0x01, 0x0d, 0xb8),
          new Network(16, 0x20, 0x02),
          new Network(20, 0x3f, 0xff, 0x00));

  private PublicAddress() {}

  public static boolean is(InetAddress address) {
    byte[] bytes = address.getAddress();
    return address instanceof Inet4Address
        ? REFUSED_4.stream().noneMatch(network -> network.holds(bytes))
        : ALLOCATED_6.holds(bytes) && REFUSED_6.stream().noneMatch(network -> network.holds(bytes));
  }

  /**
   * @param bits how many of an address are the network's
   * @param start its first bytes; what is not said is 0
   */
  private record Network(int bits, int... start) {

    boolean holds(byte[] address) {
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> bit % 8;
        int wanted = bit / 8 < start.length ? start[bit / 8] : 0;
        if ((address[bit / 8] & mask) != (wanted & mask)) {
          return false;
        }
      }
      return true;
    }
  }
}
