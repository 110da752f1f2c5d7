package io.argus.report.compare;

import static io.argus.contracts.run.CaseStatus.ERROR;
import static io.argus.contracts.run.CaseStatus.FAIL;
import static io.argus.contracts.run.CaseStatus.PASS;
import static io.argus.report.compare.Change.ADDED;
import static io.argus.report.compare.Change.FIXED;
import static io.argus.report.compare.Change.NEW_FAILURE;
import static io.argus.report.compare.Change.STILL_PASSING;
import static org.assertj.core.api.Assertions.assertThat;

import io.argus.contracts.run.CaseStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChangesTest {

  @Test
  void counts_all_and_tells_the_first_of_all_pairs_together() {
    Changes changes =
        new Changes(
            List.of(
                group(PASS, FAIL, false, 900, 4L, 7L, 9L),
                group(PASS, ERROR, false, 2, 5L, 8L),
                group(FAIL, PASS, false, 1, 6L)),
            3);

    assertThat(changes.count(NEW_FAILURE)).isEqualTo(902);
    assertThat(changes.listed(NEW_FAILURE)).containsExactly(4L, 5L, 7L);
    assertThat(changes.listed(FIXED)).containsExactly(6L);
    assertThat(changes.listed(ADDED)).isEmpty();
  }

  @Test
  void a_case_that_does_not_waver_comes_first() {
    Changes changes =
        new Changes(
            List.of(group(PASS, FAIL, true, 2, 1L, 2L), group(PASS, ERROR, false, 1, 3L)), 2);

    assertThat(changes.listed(NEW_FAILURE)).containsExactly(3L, 1L);
  }

  @Test
  void a_new_red_case_is_told_twice_and_read_once() {
    Changes changes = new Changes(List.of(group(null, FAIL, false, 1, 1L)), 10);

    assertThat(changes.listed(ADDED)).isEqualTo(changes.listed(NEW_FAILURE)).containsExactly(1L);
    assertThat(changes.listed()).containsExactly(1L);
  }

  @Test
  void what_still_passes_is_only_counted() {
    Changes changes = new Changes(List.of(group(PASS, PASS, false, 3, 1L, 2L, 3L)), 10);

    assertThat(changes.count(STILL_PASSING)).isEqualTo(3);
    assertThat(changes.listed()).isEmpty();
  }

  @Property
  void the_order_in_which_groups_come_does_not_matter(
      @ForAll("groups") List<Changes.Group> groups, @ForAll @IntRange(min = 1, max = 5) int limit) {
    List<Changes.Group> reversed = new ArrayList<>(groups);
    Collections.reverse(reversed);
    Changes one = new Changes(groups, limit);
    Changes other = new Changes(reversed, limit);

    for (Change change : Change.values()) {
      assertThat(other.listed(change))
          .isEqualTo(one.listed(change))
          .hasSizeLessThanOrEqualTo(limit);
      assertThat(other.count(change)).isEqualTo(one.count(change));
    }
  }

  @Provide
  Arbitrary<List<Changes.Group>> groups() {
    Arbitrary<CaseStatus> status = Arbitraries.of(CaseStatus.class).injectNull(0.2);
    Arbitrary<List<Long>> ids =
        Arbitraries.longs().between(1, 1_000_000).list().uniqueElements().ofMaxSize(6);
    return Combinators.combine(status, status, Arbitraries.of(true, false), ids)
        .as(
            (base, head, wavers, first) ->
                new Changes.Group(base, head, wavers, first.size(), first))
        .list()
        .ofMaxSize(8);
  }

  private static Changes.Group group(
      @Nullable CaseStatus base,
      @Nullable CaseStatus head,
      boolean wavers,
      long count,
      Long... first) {
    return new Changes.Group(base, head, wavers, count, Arrays.asList(first));
  }
}
