package io.argus.gateway.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.argus.gateway.mcp.Place.Ranked;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class TokenBudgetTest {

  @Property(tries = 300)
  void pages_hold_everything_once_in_order_and_never_more_than_the_budget(
      @ForAll("sizes") List<Integer> sizes,
      @ForAll @IntRange(min = TokenBudget.LEAST, max = 2_000) int maxTokens,
      @ForAll @IntRange(max = 3_000) int headSize) {
    List<Ranked> ranked = new ArrayList<>();
    for (int i = 0; i < sizes.size(); i++) {
      ranked.add(item("case-" + i, sizes.get(i)));
    }
    ObjectNode head = Shapes.object().put("summary", "s".repeat(headSize));

    List<String> told = new ArrayList<>();
    String cursor = null;
    int pages = 0;
    do {
      JsonNode page = Place.parse(cursor).page(new TokenBudget(maxTokens), head, ranked, 0);
      assertThat(page.toString().length()).isLessThanOrEqualTo(maxTokens * 4);
      page.path("items").forEach(item -> told.add(item.path("id").asText("shortened")));
      assertThat(page.path("total").asInt()).isEqualTo(sizes.size());
      assertThat(page.path("omitted").asInt()).isEqualTo(sizes.size() - told.size());
      assertThat(page.path("nextCursor").isNull()).isEqualTo(told.size() == sizes.size());
      assertThat(++pages).as("pages").isLessThanOrEqualTo(sizes.size() + 1);
      cursor = page.path("nextCursor").textValue();
    } while (cursor != null);

    assertThat(told).hasSize(sizes.size());
    for (int i = 0; i < told.size(); i++) {
      assertThat(told.get(i)).isIn("case-" + i, "shortened");
    }
  }

  @Property(tries = 200)
  void a_page_goes_on_behind_its_item_though_others_have_come_before_it(
      @ForAll @IntRange(min = 1, max = 20) int count, @ForAll @IntRange(max = 5) int before) {
    List<Ranked> ranked = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ranked.add(item("case-" + i, 300));
    }
    JsonNode first = Place.parse("").page(new TokenBudget(200), Shapes.object(), ranked, 0);
    int told = first.path("items").size();
    for (int i = 0; i < before; i++) {
      ranked.add(0, item("new-" + i, 10));
    }

    String cursor = first.path("nextCursor").textValue();

    assertThat(cursor == null ? count : Place.parse(cursor).in(ranked) - before)
        .isEqualTo(cursor == null ? count : told);
  }

  @Provide
  Arbitrary<List<Integer>> sizes() {
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(8, Arbitraries.integers().between(0, 400)),
            net.jqwik.api.Tuple.of(1, Arbitraries.integers().between(400, 20_000)))
        .list()
        .ofMaxSize(40);
  }

  private static Ranked item(String id, int size) {
    ObjectNode item = Shapes.object().put("id", id).put("status", "fail");
    item.put("name", "n".repeat(size / 3));
    item.put("message", Untrusted.text("é\"\n".repeat(size / 6), size));
    item.putArray("recent").add("fail").add("x".repeat(size / 4));
    return new Ranked(id, item);
  }
}
