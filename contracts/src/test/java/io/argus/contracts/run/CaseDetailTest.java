package io.argus.contracts.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CaseDetailTest {

  private static final ObjectMapper MAPPER = JsonMapper.builder().build();

  @Test
  void what_most_cases_have_is_nothing() throws Exception {
    assertThat(CaseDetail.NONE.isNothing()).isTrue();
    assertThat(MAPPER.writeValueAsString(CaseDetail.NONE)).isEqualTo("{}");
    assertThat(MAPPER.readValue("{}", CaseDetail.class)).isEqualTo(CaseDetail.NONE);
  }

  @Test
  void diagnostics_stand_in_the_order_of_their_names_and_can_be_read_again() throws Exception {
    CaseDetail detail =
        new CaseDetail(
            List.of(),
            List.of(),
            null,
            12,
            null,
            new TreeMap<>(Map.of("b", "2", "a", "1")),
            List.of(),
            List.of());

    String json = MAPPER.writeValueAsString(detail);

    assertThat(json).isEqualTo("{\"responseTimeMs\":12,\"diagnostics\":{\"a\":\"1\",\"b\":\"2\"}}");
    assertThat(MAPPER.readValue(json, CaseDetail.class)).isEqualTo(detail);
    assertThat(detail.isNothing()).isFalse();
  }
}
