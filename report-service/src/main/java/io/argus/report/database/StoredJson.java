package io.argus.report.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads {@code jsonb} columns. They are our own writing: what cannot be read is a bug. */
@ApplicationScoped
public class StoredJson {

  private final ObjectMapper mapper;

  StoredJson(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  /**
   * @throws IllegalStateException when the text is not such a value
   */
  public <T> T read(String json, TypeReference<T> type) {
    try {
      return mapper.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored JSON cannot be read as " + type.getType(), e);
    }
  }
}
