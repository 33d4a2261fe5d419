package city.belfry.runtime;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses are servers' on the public Internet. Judges bytes, never how they are spelled.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IPv4 special
 *     registry</a>
 * @see <a href="https://www.iana.org/assignments/iana-ipv6-special-registry">IPv6 special
 *     registry</a>
 */
final class PublicAddresses {
  private static final List<Block> SPECIAL_4 =
      blocks(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/3");

  /** All that was ever given out; so no loopback, no mapped, local or multicast address. */
  private static final Block GLOBAL_6 = Block.of("2000::/3");

  /** Protocols' own with Teredo, 6to4, documentation: the tunnels carry any IPv4 address. */
  private static final List<Block> SPECIAL_6 =
      blocks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

  /** What a network without IPv4 makes of an IPv4 address, its last four bytes. */
  private static final Block NAT64 = Block.of("64:ff9b::/96");

  private PublicAddresses() {}

  static boolean include(InetAddress address) {
    var bytes = address.getAddress();
    return address instanceof Inet4Address ? include4(bytes) : include6(bytes);
  }

  private static boolean include4(byte[] bytes) {
    return SPECIAL_4.stream().noneMatch(block -> block.holds(bytes));
  }

  private static boolean include6(byte[] bytes) {
    return NAT64.holds(bytes)
        ? include4(Arrays.copyOfRange(bytes, 12, 16))
        : GLOBAL_6.holds(bytes) && SPECIAL_6.stream().noneMatch(block -> block.holds(bytes));
  }

  private static List<Block> blocks(String... texts) {
    return Stream.of(texts).map(Block::of).toList();
  }

  /** All addresses whose first bits are alike. */
  private record Block(byte[] first, int bits) {
    static Block of(String text) {
      var slash = text.indexOf('/');
      return new Block(
          InetAddress.ofLiteral(text.substring(0, slash)).getAddress(),
          Integer.parseInt(text.substring(slash + 1)));
    }

    boolean holds(byte[] address) {
      for (var bit = 0; bit < bits; bit++) {
        if (((address[bit / 8] ^ first[bit / 8]) >> (7 - bit % 8) & 1) != 0) {
          return false;
        }
      }
      return true;
    }
  }
}
