package io.argus.gateway.trust;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.argus.gateway.identity.IssuerUrl;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/** Asks an issuer for its public keys: the only outgoing calls about jobs. */
@Singleton
class KeySource {

  private static final int MOST_BYTES = 1 << 20;

  private final HttpClient http;
  private final ObjectMapper json;
  private final Duration timeout;

  KeySource(TrustConfig config, ObjectMapper json) {
    this.timeout = config.issuerTimeout();
    this.json = json;
    // Redirects are not followed: they would lead to servers that no rule names.
    this.http = HttpClient.newBuilder().connectTimeout(timeout).build();
  }

  /**
   * @throws IOException when the issuer is away, or answers what is no key set of its own
   */
  List<JsonWebKey> fetch(String issuer) throws IOException {
    IssuerUrl url =
        IssuerUrl.of(issuer).orElseThrow(() -> new IOException("is no https URL: " + issuer));
    JsonNode metadata = json.readTree(get(url.discovery()));
    if (!issuer.equals(metadata.path("issuer").asText())) {
      throw new IOException("calls itself " + metadata.path("issuer").asText());
    }
    URI keys = address(metadata.path("jwks_uri").asText());
    if (!url.isHome(keys)) {
      throw new IOException("has its keys on another server: " + keys);
    }
    return publicKeys(get(keys));
  }

  private static URI address(String text) throws IOException {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new IOException("does not say where its keys are", e);
    }
  }

  private static List<JsonWebKey> publicKeys(byte[] document) throws IOException {
    try {
      return new JsonWebKeySet(new String(document, StandardCharsets.UTF_8))
          .getJsonWebKeys().stream().filter(PublicJsonWebKey.class::isInstance).toList();
    } catch (JoseException e) {
      throw new IOException("has keys that cannot be read", e);
    }
  }

  private byte[] get(URI address) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(timeout)
            .header("Accept", "application/json")
            .build();
    try {
      HttpResponse<InputStream> answer =
          http.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        if (answer.statusCode() != 200) {
          throw new IOException(address + " answered " + answer.statusCode());
        }
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
          throw new IOException(address + " answered more than " + MOST_BYTES + " bytes");
        }
        return bytes;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
