package io.argus.contracts;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Resources, and the mapper as the services configure theirs. */
public final class Json {

  public static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private Json() {}

  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  public static <T> T read(String json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (IOException e) {
      throw new AssertionError(json, e);
    }
  }

  public static JsonNode tree(String json) {
    return read(json, JsonNode.class);
  }

  public static String resource(String path) {
    try (InputStream in = Json.class.getClassLoader().getResourceAsStream(path)) {
      if (in == null) {
        throw new AssertionError("no resource " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** What the schema at a classpath path has against {@code json}; empty = valid. */
  public static List<String> problems(
      String schemaPath, SpecVersion.VersionFlag version, String json) {
    JsonSchema schema =
        JsonSchemaFactory.getInstance(version)
            .getSchema(
                SchemaLocation.of("classpath:" + schemaPath),
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
    return schema.validate(json, InputFormat.JSON).stream().map(Object::toString).toList();
  }
}
