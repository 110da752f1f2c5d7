package io.argus.analytics.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.argus.contracts.run.CaseStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class CaseFoldPropertyTest {

  @Property
  void the_order_of_arrival_never_matters(
      @ForAll @Size(min = 2, max = 9) List<@IntRange(max = 80) Integer> contents,
      @ForAll Random random) {
    List<CaseFold> uploads = new ArrayList<>();
    for (int i = 0; i < contents.size(); i++) {
      uploads.add(anyContent(contents.get(i), i));
    }
    CaseFold expected = all(uploads);

    Collections.shuffle(uploads, random);

    assertThat(all(uploads)).isEqualTo(expected);
    assertThat(expected.run().attempts())
        .hasSize(uploads.stream().mapToInt(upload -> upload.uploads().size()).sum());
  }

  private static CaseFold all(List<CaseFold> uploads) {
    return uploads.stream().reduce((a, b) -> a.with(b, CaseFoldTest::order)).orElseThrow();
  }

  private static CaseFold anyContent(int content, int upload) {
    CaseStatus[] all = CaseStatus.values();
    return switch (content % 3) {
      case 0 -> CaseFoldTest.single(1 + content % 2, content % 5 / 2, all[content % 4], upload);
      case 1 -> CaseFoldTest.several(upload, all[content % 4], all[content / 4 % 4]);
      default ->
          CaseFoldTest.several(
              upload, all[content % 4], all[content / 4 % 4], all[content / 16 % 4]);
    };
  }
}
