package io.argus.gateway.testing;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Objects;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID Connect provider that people sign in with and that signs tokens of jobs; it is away
 * until {@link #up}. Tests speak with it over HTTP, because Quarkus loads the classes of tests and
 * resources apart.
 */
public final class Provider implements QuarkusTestResourceLifecycleManager {

  /** Whose addresses sign in. */
  public static final String DOMAIN = "example.org";

  private static final String CONTROL = "argus.test.provider.control";
  private static final String ISSUER = "argus.test.provider.issuer";

  private @Nullable OidcProvider provider;
  private @Nullable HttpServer control;

  public static String issuer() {
    return System.getProperty(ISSUER);
  }

  public static void up() {
    tell("up", "");
  }

  public static void down() {
    tell("down", "");
  }

  public static void rotate() {
    tell("rotate", "");
  }

  public static void seat(Map<String, ?> claims) {
    tell("seat", new JsonObject(Map.copyOf(claims)).encode());
  }

  public static String sign(Map<String, ?> claims) {
    return tell("sign", new JsonObject(Map.copyOf(claims)).encode());
  }

  /** The public key as JSON. */
  public static String publicKey() {
    return tell("key", "");
  }

  public static int keyFetches() {
    return Integer.parseInt(tell("fetches", ""));
  }

  private static String tell(String what, String body) {
    return given()
        .baseUri(System.getProperty(CONTROL))
        .body(body)
        .post("/" + what)
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }

  @Override
  public Map<String, String> start() {
    try (ServerSocket free = new ServerSocket(0)) {
      provider = new OidcProvider(free.getLocalPort());
      control = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    control.createContext("/", this::obey);
    control.start();
    System.setProperty(CONTROL, "http://127.0.0.1:" + control.getAddress().getPort());
    System.setProperty(ISSUER, provider.issuer());
    return Map.of(
        "argus.sign-on.issuer",
        provider.issuer(),
        "argus.sign-on.client-id",
        OidcProvider.CLIENT,
        "argus.sign-on.client-secret",
        OidcProvider.SECRET,
        "argus.sign-on.email-domains",
        DOMAIN,
        "argus.sign-on.provider-timeout",
        "2s",
        "argus.trust.keys-again",
        "1s");
  }

  private void obey(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    String answer = "";
    try (exchange) {
      OidcProvider told = Objects.requireNonNull(provider);
      switch (exchange.getRequestURI().getPath()) {
        case "/up" -> told.up();
        case "/down" -> told.down();
        case "/rotate" -> told.rotate();
        case "/seat" -> told.seat(new JsonObject(body));
        case "/sign" -> answer = told.sign(new JsonObject(body));
        case "/key" -> answer = told.publicKey();
        case "/fetches" -> answer = Integer.toString(told.keyFetches());
        default -> throw new IOException("nobody understands this");
      }
      byte[] bytes = answer.getBytes(UTF_8);
      exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
      if (bytes.length > 0) {
        exchange.getResponseBody().write(bytes);
      }
    } catch (JoseException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void stop() {
    if (control != null) {
      control.stop(0);
    }
    if (provider != null) {
      provider.down();
    }
  }
}
