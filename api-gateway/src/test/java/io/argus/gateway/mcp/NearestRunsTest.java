package io.argus.gateway.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class NearestRunsTest {

  @Test
  void names_those_that_begin_alike_then_the_newest() throws JsonProcessingException {
    String message =
        NearestRuns.message(
            "abc",
            new ObjectMapper()
                .readTree(
                    "[{\"id\":\"1\"},{\"id\":\"2\"},{\"id\":\"abcd\",\"project\":\"shop\"}]"));

    assertThat(message).startsWith("There is no run abc that this token may see.");
    assertThat(message.lines().skip(1).map(line -> line.split(" ")[1]))
        .containsExactly("abcd", "1", "2", "lists"); // the hint
  }
}
