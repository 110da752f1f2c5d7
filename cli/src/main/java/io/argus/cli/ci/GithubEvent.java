package io.argus.cli.ci;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The file that tells a GitHub workflow what set it off. */
final class GithubEvent {

  private GithubEvent() {}

  /**
   * @param path names, joined by dots
   * @return the text or number there; null = no file, not JSON, no such member
   */
  static @Nullable String member(@Nullable String file, String path) {
    if (file == null) {
      return null;
    }
    try (JsonParser json = new JsonFactory().createParser(Path.of(file).toFile())) {
      json.nextToken();
      return member(json, path.split("\\.", -1));
    } catch (IOException | RuntimeException e) {
      return null; // what the variables say has to do
    }
  }

  private static @Nullable String member(JsonParser json, String[] names) throws IOException {
    for (String name : names) {
      if (json.currentToken() != JsonToken.START_OBJECT) {
        return null;
      }
      while (json.nextToken() == JsonToken.FIELD_NAME && !json.currentName().equals(name)) {
        json.nextToken();
        json.skipChildren();
      }
      if (json.currentToken() != JsonToken.FIELD_NAME) {
        return null;
      }
      json.nextToken();
    }
    return json.currentToken().isScalarValue() && json.currentToken() != JsonToken.VALUE_NULL
        ? json.getText()
        : null;
  }
}
