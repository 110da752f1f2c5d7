package io.argus.gateway.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestRunsTest {

  @ParameterizedTest
  @CsvSource({
    "2410c24c-df82-5423-ae6a-f4131b22abb4, 2410c24c",
    "' 2410C2', 2410C2",
    "2410c24cdf82, 2410c24c",
    "241, ",
    "run 2410c24c, ",
    "'', ",
  })
  void an_id_that_is_wrong_may_begin_right(String wanted, @Nullable String beginning) {
    assertThat(NearestRuns.beginning(wanted)).isEqualTo(Optional.ofNullable(beginning));
  }

  @Test
  void names_those_that_begin_alike_then_the_newest() {
    String message =
        NearestRuns.message("abc", List.of(run("abcd"), run("1"), run("2"), run("abcd")));

    assertThat(message).startsWith("There is no run abc that this token may see.");
    assertThat(message.lines().skip(1).map(line -> line.split(" ")[1]))
        .containsExactly("abcd", "1", "2", "lists"); // the hint
  }

  private static JsonNode run(String id) {
    return JsonNodeFactory.instance.objectNode().put("id", id).put("project", "shop");
  }
}
