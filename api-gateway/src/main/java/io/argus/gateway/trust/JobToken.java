package io.argus.gateway.trust;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an unverified token says about who has signed it: enough to know whom to ask, believed by
 * nobody.
 *
 * @param keyId null when it names no key
 */
record JobToken(String text, String issuer, @Nullable String keyId) {

  private static final int LONGEST = 16_384;

  /** Three parts, of which the first begins as JSON objects do. */
  private static final Pattern SHAPE = Pattern.compile("ey[\\w-]+\\.[\\w-]+\\.[\\w-]*");

  private static final ObjectMapper JSON = new ObjectMapper();

  static boolean looksLikeOne(String token) {
    return token.length() <= LONGEST && SHAPE.matcher(token).matches();
  }

  static Optional<JobToken> of(String text) {
    String[] parts = text.split("\\.", -1);
    try {
      JsonNode issuer = decoded(parts[1]).path("iss");
      JsonNode keyId = decoded(parts[0]).path("kid");
      return issuer.isTextual()
          ? Optional.of(
              new JobToken(text, issuer.textValue(), keyId.isTextual() ? keyId.textValue() : null))
          : Optional.empty();
    } catch (IllegalArgumentException | IOException e) {
      return Optional.empty();
    }
  }

  private static JsonNode decoded(String part) throws IOException {
    return JSON.readTree(Base64.getUrlDecoder().decode(part));
  }

  /** Without the token, which is a secret. */
  @Override
  public String toString() {
    return "JobToken[" + issuer + "]";
  }
}
