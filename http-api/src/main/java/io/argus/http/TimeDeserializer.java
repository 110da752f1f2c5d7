package io.argus.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/**
 * Takes times as RFC 3339 writes them, and no numbers: nobody can see whether those are seconds.
 */
final class TimeDeserializer extends StdScalarDeserializer<Instant> {

  private static final long serialVersionUID = 1L;

  TimeDeserializer() {
    super(Instant.class);
  }

  @Override
  public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
    if (!json.hasToken(JsonToken.VALUE_STRING)) {
      return context.reportInputMismatch(this, "not a time like 2026-01-31T12:00:00Z");
    }
    try {
      return OffsetDateTime.parse(json.getText()).toInstant();
    } catch (DateTimeParseException e) {
      throw context.weirdStringException("", Instant.class, "not a time like 2026-01-31T12:00:00Z");
    }
  }
}
