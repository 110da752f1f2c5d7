package io.argus.http;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;
import java.time.Instant;

/**
 * How JSON bodies are read, in every service: a body is one document without repeated or unknown
 * members, and each member is of the kind that it should be. Events, stored JSON and the answers of
 * other services are read by the application's own mapper, which forgives what a newer writer
 * added.
 */
@Provider
@ConstrainedTo(RuntimeType.SERVER)
public final class StrictJson implements ContextResolver<ObjectMapper> {

  private final ObjectMapper strict;

  StrictJson(ObjectMapper json) {
    strict =
        json.copy()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .registerModule(
                new SimpleModule()
                    .addDeserializer(String.class, new TextDeserializer())
                    .addDeserializer(Instant.class, new TimeDeserializer()));
    strict.getFactory().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature());
    strict
        .coercionConfigFor(LogicalType.Boolean)
        .setCoercion(CoercionInputShape.String, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
  }

  @Override
  public ObjectMapper getContext(Class<?> type) {
    return strict;
  }
}
