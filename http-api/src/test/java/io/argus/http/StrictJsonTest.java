package io.argus.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

  private final ObjectMapper forgiving =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  private final ObjectMapper strict = new StrictJson(forgiving).getContext(Wanted.class);

  record Wanted(
      @Nullable String name,
      @Nullable List<String> scopes,
      @Nullable Boolean admin,
      @Nullable Instant until) {}

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'name': 1} | name",
        "{'name': true} | name",
        "{'name': ['a']} | name",
        "{'scopes': [1]} | scopes",
        "{'scopes': 'read'} | scopes",
        "{'admin': 'true'} | admin",
        "{'admin': 1} | admin",
        "{'nome': 'a'} | nome",
        "{'until': 1735689600} | until",
        "{'until': 1735689600.5} | until",
        "{'until': '1735689600'} | until",
        "{'until': '2026-01-31'} | until",
        "{'until': ''} | until",
        "{'name': 'half \\ud83d'} | name",
        "{'name': 'half \\ude00 of it'} | name",
        "{'name': 'no\\u0000thing'} | name",
      })
  void a_member_of_another_kind_is_refused_by_name(String json, String member) {
    assertThat(refused(json, Wanted.class).field()).isEqualTo(member);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{} x", "{}{}", "{'name': 'a', 'name': 'b'}", "{'name': 'a',}", "{"})
  void what_is_not_one_document_is_refused_with_its_place(String json) {
    for (Class<?> type : List.of(Wanted.class, JsonNode.class)) {
      assertThat(refused(json, type).detail()).as(type.getName()).contains("line 1, column");
    }
  }

  @Test
  void whole_characters_are_taken_whatever_their_alphabet() throws JsonProcessingException {
    assertThat(strict.readValue("{\"name\": \"\\ud83d\\ude00 Zoë\"}", Wanted.class).name())
        .isEqualTo("😀 Zoë");
  }

  @Test
  void times_are_taken_in_any_offset() throws JsonProcessingException {
    assertThat(strict.readValue("{\"until\": \"2026-01-31T13:30:00+01:30\"}", Wanted.class).until())
        .isEqualTo(Instant.parse("2026-01-31T12:00:00Z"));
  }

  @Test
  void other_json_is_read_as_before() throws JsonProcessingException {
    assertThat(forgiving.readValue("{\"name\": 1, \"new\": 2} x", Wanted.class).name())
        .isEqualTo("1");
  }

  private Problem refused(String json, Class<?> type) {
    JsonProcessingException refused =
        catchThrowableOfType(
            JsonProcessingException.class, () -> strict.readValue(json.replace('\'', '"'), type));
    return (Problem) new ProblemMappers().malformed(refused).getEntity();
  }
}
