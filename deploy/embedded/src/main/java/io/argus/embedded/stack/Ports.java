package io.argus.embedded.stack;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.IntSupplier;

/** The ports of one running stack; they stay the same when a part is restarted. */
public record Ports(Map<Part, Integer> byPart, int imap) {

  private static final int DEFAULT_IMAP = 3143;

  public Ports {
    byPart = Map.copyOf(byPart);
  }

  /**
   * The gateway's port is given; every other part has its default when that is free, else a free
   * one.
   */
  public static Ports choose(int gateway, IntPredicate isFree, IntSupplier anyFree) {
    Set<Integer> taken = new HashSet<>(Set.of(gateway));
    Map<Part, Integer> ports = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      int port =
          part == Part.GATEWAY ? gateway : choose(part.defaultPort(), taken, isFree, anyFree);
      ports.put(part, port);
    }
    return new Ports(ports, choose(DEFAULT_IMAP, taken, isFree, anyFree));
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
      int preferred, Set<Integer> taken, IntPredicate isFree, IntSupplier anyFree) {
    int port = preferred;
    while (taken.contains(port) || (port == preferred && !isFree.test(port))) {
      port = anyFree.getAsInt();
    }
    taken.add(port);
    return port;
  }
}
