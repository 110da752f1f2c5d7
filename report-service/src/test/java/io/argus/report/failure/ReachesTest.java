package io.argus.report.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ReachesTest {

  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  @Property(tries = 300)
  void each_id_counts_once(@ForAll @Size(max = 600) List<@LongRange(max = 300) Long> ids) {
    DistinctIds distinct = new DistinctIds();
    ids.forEach(distinct::add);

    assertThat(distinct.count()).isEqualTo(Set.copyOf(ids).size());
    assertThat(distinct.count()).as("counting changes nothing").isEqualTo(Set.copyOf(ids).size());
  }

  @Test
  void a_signature_is_summed_up_over_its_runs_and_the_parts_of_a_run() {
    Reaches reaches =
        of(
            10,
            part(1, 7, 5, 0, 1, 2),
            part(1, 7, 5, 1, 3),
            part(1, 7, 2, 0, 2, 3, 4),
            part(2, 7, 3, 0, 1));

    assertThat(reaches.from(0))
        .containsExactly(
            new Reach(1, 7, 4, 2, NOON.plusSeconds(2), NOON.plusSeconds(5)),
            new Reach(2, 7, 1, 1, NOON.plusSeconds(3), NOON.plusSeconds(3)));
    assertThat(reaches.total()).isEqualTo(2);
  }

  @Test
  void those_that_reach_furthest_come_first() {
    Reaches reaches =
        of(
            10,
            part(1, 1, 9, 0, 1),
            part(1, 2, 1, 0, 1, 2),
            part(1, 3, 1, 0, 1),
            part(1, 3, 2, 0, 1),
            part(1, 4, 8, 0, 1),
            part(1, 5, 9, 0, 1),
            part(2, 0, 9, 0, 1));

    assertThat(reaches.from(0))
        .extracting(Reach::signature)
        .containsExactly(2L, 3L, 1L, 5L, 0L, 4L);
  }

  @Test
  void a_page_is_a_part_of_the_whole() {
    List<Reaches.Part> parts = new ArrayList<>();
    for (int signature = 0; signature < 100; signature++) {
      parts.add(
          part(1, signature, signature % 7, 0, LongStream.range(0, 1 + signature % 13).toArray()));
    }
    List<Reach> whole = Reaches.of(parts.iterator(), 100).from(0);

    assertThat(whole).hasSize(100).isSortedAccordingTo(Reach.FURTHEST_FIRST);
    assertThat(whole).extracting(Reach::cases).isSortedAccordingTo(Comparator.reverseOrder());
    Reaches some = Reaches.of(parts.iterator(), 30);
    assertThat(some.from(20)).isEqualTo(whole.subList(20, 30));
    assertThat(some.total()).isEqualTo(100);
    assertThat(Reaches.of(parts.iterator(), 120).from(110)).isEmpty();
  }

  @Test
  void without_failures_there_is_nothing() {
    assertThat(of(10).from(0)).isEmpty();
    assertThat(of(10).total()).isZero();
  }

  private static Reaches of(int most, Reaches.Part... parts) {
    return Reaches.of(List.of(parts).iterator(), most);
  }

  private static Reaches.Part part(
      int project, long signature, int second, int part, long... cases) {
    return new Reaches.Part(project, signature, NOON.plusSeconds(second), part, cases);
  }
}
