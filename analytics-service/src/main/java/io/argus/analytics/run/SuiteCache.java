package io.argus.analytics.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ids and windows of the cases of recently written suites. It may be stale, never wrong: what it
 * holds counts only while the suite's version is the one it was filled at. Bounded by the number of
 * cases; the suite used longest ago goes first.
 */
@ApplicationScoped
public class SuiteCache {

  /** About 150 bytes each. */
  static final int MOST_CASES = 300_000;

  private final LinkedHashMap<Integer, Entry> suites = new LinkedHashMap<>(16, 0.75f, true);
  private int cases;

  /** What is known about the suite's cases at this version, by public id. Only for reading. */
  synchronized Map<UUID, KnownCase> at(Suite suite) {
    Entry entry = suites.get(suite.id());
    return entry == null || entry.version != suite.version() ? Map.of() : entry.cases;
  }

  /**
   * To be called after the commit that bumped the suite's version by one.
   *
   * @param touched the cases read or changed in that transaction, as they are now
   */
  synchronized void committed(Suite suite, Map<UUID, KnownCase> touched) {
    Entry entry = suites.get(suite.id());
    if (entry == null || entry.version != suite.version()) {
      forget(suite.id());
      entry = new Entry();
      suites.put(suite.id(), entry);
    }
    int before = entry.cases.size();
    entry.cases.putAll(touched);
    entry.version = suite.version() + 1;
    cases += entry.cases.size() - before;
    shrink();
  }

  private void shrink() {
    Iterator<Entry> oldest = suites.values().iterator();
    while (cases > MOST_CASES && oldest.hasNext()) {
      cases -= oldest.next().cases.size();
      oldest.remove();
    }
  }

  /** The suite's windows have changed in ways that nobody has listed. */
  public synchronized void forget(int suiteId) {
    Entry entry = suites.remove(suiteId);
    if (entry != null) {
      cases -= entry.cases.size();
    }
  }

  private static final class Entry {
    private long version;
    private final Map<UUID, KnownCase> cases = new ConcurrentHashMap<>();
  }
}
