package io.argus.cli.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** What programs read. */
final class Json {

  private Json() {}

  /** On one line. */
  static String write(Object value) throws JsonProcessingException {
    return new JsonMapper().writeValueAsString(value);
  }
}
