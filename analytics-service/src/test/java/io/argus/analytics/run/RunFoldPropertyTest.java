package io.argus.analytics.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.argus.contracts.event.LivePart;
import io.argus.contracts.run.RunCounts;
import io.argus.contracts.run.RunError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RunFoldPropertyTest {

  @Property
  void does_not_depend_on_the_order_of_its_uploads(
      @ForAll @Size(min = 2, max = 12) List<@IntRange(max = 500) Integer> contents,
      @ForAll Random random) {
    List<Upload> uploads = new ArrayList<>();
    for (int i = 0; i < contents.size(); i++) {
      uploads.add(anyUpload(contents.get(i), i));
    }
    RunFold expected = RunFoldTest.all(uploads.toArray(Upload[]::new));

    Collections.shuffle(uploads, random);

    assertThat(RunFoldTest.all(uploads.toArray(Upload[]::new))).isEqualTo(expected);
  }

  private static Upload anyUpload(int content, int id) {
    Produced any =
        RunFoldTest.produced(
            id, content % 3, 1 + content % 2, RunFoldTest.NOON.plusSeconds(content % 7));
    any.branch = content % 4 == 0 ? null : "branch-" + content % 5;
    any.shardTotal = content % 3 == 0 ? 0 : 2;
    any.durationMs = content % 5 == 0 ? null : content * 100L;
    any.receivedAt = RunFoldTest.NOON.plusSeconds(60 + content % 11);
    if (content % 6 == 1) {
      any.errors.add(new RunError("build " + content, "no", null, null));
    }
    return switch (content % 10) {
      case 5 -> Upload.of(any.started());
      case 6 -> Upload.of(any.aborted());
      case 7 -> {
        any.live = LivePart.CASES;
        any.seq = content;
        yield any.upload();
      }
      case 8 -> {
        any.live = LivePart.FINISH;
        any.cases.clear();
        yield any.upload();
      }
      case 9 -> {
        any.cases.clear();
        any.counts = new RunCounts(content, content, 0, 0, 0, 0);
        yield any.upload();
      }
      default -> any.upload();
    };
  }
}
