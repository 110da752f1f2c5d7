package io.argus.embedded.stack;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.IntSupplier;

/**
 * The ports of one running stack; they stay the same when a part is restarted.
 *
 * @param imap 0 where no mail inbox is started
 */
public record Ports(Map<Part, Integer> byPart, int imap) {

  private static final int DEFAULT_IMAP = 3143;

  public Ports {
    byPart = Map.copyOf(byPart);
  }

  /**
   * The gateway's port is given; every other part has its default when that can be claimed, else a
   * free one.
   *
   * @param parts those that are started; the others need no port
   * @param claim takes a port for this stack, or answers false
   * @param claimAny takes any free port
   */
  public static Ports choose(
      List<Part> parts, int gateway, IntPredicate claim, IntSupplier claimAny) {
    Set<Integer> taken = new HashSet<>(Set.of(gateway));
    Map<Part, Integer> ports = new EnumMap<>(Part.class);
    for (Part part : parts) {
      int port =
          part == Part.GATEWAY ? gateway : choose(part.defaultPort(), taken, claim, claimAny);
      ports.put(part, port);
    }
    boolean inbox = parts.contains(Part.MAIL);
    return new Ports(ports, inbox ? choose(DEFAULT_IMAP, taken, claim, claimAny) : 0);
  }

  public int of(Part part) {
    return byPart.getOrDefault(part, part.defaultPort());
  }

  public String address(Part part) {
    return "127.0.0.1:" + of(part);
  }

  public String url(Part part) {
    return "http://" + address(part);
  }

  private static int choose(
      int preferred, Set<Integer> taken, IntPredicate claim, IntSupplier claimAny) {
    int port = preferred;
    while (taken.contains(port) || (port == preferred && !claim.test(port))) {
      port = claimAny.getAsInt();
    }
    taken.add(port);
    return port;
  }
}
