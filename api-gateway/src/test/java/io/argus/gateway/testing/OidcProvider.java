package io.argus.gateway.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID Connect provider with real keys: discovery, key set, and the authorization code flow of
 * whoever is at its screen. It checks the client, the redirect address and PKCE as real ones do.
 */
final class OidcProvider {

  static final String CLIENT = "argus";
  static final String SECRET = "the-secret-of-argus";

  private record Asked(String redirectUri, String nonce, String challenge, JsonObject person) {}

  private final int port;
  private final Map<String, Asked> codes = new ConcurrentHashMap<>();
  private final AtomicInteger keyFetches = new AtomicInteger();
  private volatile JsonObject person = new JsonObject();
  private volatile RsaJsonWebKey key = newKey();
  private @Nullable HttpServer server;

  OidcProvider(int port) {
    this.port = port;
  }

  String issuer() {
    return "http://127.0.0.1:" + port;
  }

  synchronized void up() throws IOException {
    if (server == null) {
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
      server.createContext("/", this::answer);
      server.start();
    }
  }

  synchronized void down() {
    if (server != null) {
      server.stop(0);
      server = null;
    }
  }

  /** Who is at the screen, as claims of the ID token. */
  void seat(JsonObject claims) {
    person = claims;
  }

  void rotate() {
    key = newKey();
  }

  int keyFetches() {
    return keyFetches.get();
  }

  String publicKey() {
    return key.toJson();
  }

  String sign(JsonObject claims) throws JoseException {
    JsonWebSignature jws = new JsonWebSignature();
    jws.setAlgorithmHeaderValue("RS256");
    jws.setKeyIdHeaderValue(key.getKeyId());
    jws.setKey(key.getPrivateKey());
    jws.setPayload(claims.encode());
    return jws.getCompactSerialization();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      switch (exchange.getRequestURI().getPath()) {
        case "/.well-known/openid-configuration" -> send(exchange, 200, metadata());
        case "/keys" -> {
          keyFetches.incrementAndGet();
          send(
              exchange,
              200,
              new JsonObject().put("keys", new JsonArray().add(new JsonObject(key.toJson()))));
        }
        case "/authorize" -> authorize(exchange);
        case "/token" -> token(exchange);
        default -> send(exchange, 404, new JsonObject());
      }
    } catch (JoseException e) {
      throw new IOException(e);
    }
  }

  private JsonObject metadata() {
    return new JsonObject()
        .put("issuer", issuer())
        .put("jwks_uri", issuer() + "/keys")
        .put("authorization_endpoint", issuer() + "/authorize")
        .put("token_endpoint", issuer() + "/token")
        .put("response_types_supported", new JsonArray().add("code"))
        .put("subject_types_supported", new JsonArray().add("public"))
        .put("id_token_signing_alg_values_supported", new JsonArray().add("RS256"));
  }

  private void authorize(HttpExchange exchange) throws IOException {
    Map<String, String> asked = form(exchange.getRequestURI().getRawQuery());
    boolean right =
        CLIENT.equals(asked.get("client_id"))
            && "code".equals(asked.get("response_type"))
            && "S256".equals(asked.get("code_challenge_method"))
            && asked.getOrDefault("scope", "").contains("openid");
    if (!right) {
      send(exchange, 400, new JsonObject().put("error", "invalid_request"));
      return;
    }
    String code = UUID.randomUUID().toString();
    codes.put(
        code,
        new Asked(
            asked.get("redirect_uri"), asked.get("nonce"), asked.get("code_challenge"), person));
    exchange
        .getResponseHeaders()
        .set(
            "Location",
            asked.get("redirect_uri") + "?code=" + code + "&state=" + asked.get("state"));
    exchange.sendResponseHeaders(302, -1);
  }

  private void token(HttpExchange exchange) throws IOException, JoseException {
    Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    String basic =
        "Basic " + Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(UTF_8));
    Asked asked = codes.remove(form.getOrDefault("code", ""));
    boolean right =
        asked != null
            && basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))
            && asked.redirectUri().equals(form.get("redirect_uri"))
            && asked.challenge().equals(hashed(form.getOrDefault("code_verifier", "")));
    if (asked == null || !right) {
      send(exchange, 400, new JsonObject().put("error", "invalid_grant"));
      return;
    }
    long now = Instant.now().getEpochSecond();
    JsonObject claims =
        new JsonObject()
            .put("iss", issuer())
            .put("aud", CLIENT)
            .put("sub", "somebody")
            .put("iat", now)
            .put("exp", now + 300)
            .put("nonce", asked.nonce())
            .mergeIn(asked.person());
    send(
        exchange,
        200,
        new JsonObject()
            .put("access_token", UUID.randomUUID().toString())
            .put("token_type", "Bearer")
            .put("expires_in", 300)
            .put("id_token", sign(claims)));
  }

  static Map<String, String> form(@Nullable String query) {
    Map<String, String> form = new HashMap<>();
    Arrays.stream((query == null ? "" : query).split("&"))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> pair.length == 2)
        .forEach(pair -> form.put(pair[0], URLDecoder.decode(pair[1], UTF_8)));
    return form;
  }

  private static String hashed(String verifier) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void send(HttpExchange exchange, int status, JsonObject body) throws IOException {
    byte[] bytes = body.encode().getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static RsaJsonWebKey newKey() {
    try {
      RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
      key.setKeyId(UUID.randomUUID().toString());
      key.setUse("sig");
      return key;
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }
}
