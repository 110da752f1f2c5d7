package io.argus.report.compare;

import static java.util.Comparator.comparing;

import io.argus.contracts.run.CaseStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How many cases changed in which way, and which of them are told: those that have not failed and
 * recovered lately come first, then in the order in which the cases were first seen.
 */
final class Changes {

  private static final Comparator<Place> MOST_RELEVANT_FIRST =
      comparing(Place::wavers).thenComparingLong(Place::caseId);

  private final Map<Change, Long> counts = new EnumMap<>(Change.class);
  private final Map<Change, List<Long>> listed = new EnumMap<>(Change.class);

  /**
   * @param limit cases told of each change
   */
  Changes(Collection<Group> groups, int limit) {
    for (Change change : Change.values()) {
      List<Group> such =
          groups.stream()
              .filter(group -> Change.of(group.base, group.head).contains(change))
              .toList();
      counts.put(change, such.stream().mapToLong(Group::count).sum());
      listed.put(change, change.isListed() ? first(such, limit) : List.of());
    }
  }

  private static List<Long> first(List<Group> groups, int limit) {
    List<Place> places = new ArrayList<>();
    for (Group group : groups) {
      group.first.forEach(caseId -> places.add(new Place(group.wavers, caseId)));
    }
    return places.stream().sorted(MOST_RELEVANT_FIRST).limit(limit).map(Place::caseId).toList();
  }

  long count(Change change) {
    return counts.getOrDefault(change, 0L);
  }

  /** The cases to be told of a change, most relevant first. */
  List<Long> listed(Change change) {
    return listed.getOrDefault(change, List.of());
  }

  /** Every case that is told at all, once. */
  List<Long> listed() {
    TreeSet<Long> all = new TreeSet<>();
    listed.values().forEach(all::addAll);
    return List.copyOf(all);
  }

  /**
   * The cases that came out alike.
   *
   * @param base null = not in that run
   * @param head null = not in that run
   * @param wavers they failed and recovered within their windows, as of now
   * @param count all of them
   * @param first in ascending order, at least as many as are to be told of a change
   */
  record Group(
      @Nullable CaseStatus base,
      @Nullable CaseStatus head,
      boolean wavers,
      long count,
      List<Long> first) {

    Group {
      first = List.copyOf(first);
    }
  }

  private record Place(boolean wavers, long caseId) {}
}
