package io.argus.cli.http;

import io.argus.cli.Surroundings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which server, and as whom.
 *
 * @param url without a slash at its end
 * @param token null = none is known; a server may let readers in without
 */
public record Target(String url, @Nullable String token) {

  private static final String DEFAULT = "http://127.0.0.1:8080";
  private static final Pattern GATEWAY =
      Pattern.compile("\"gateway\"\\s*:\\s*\\{[^}]*\"url\"\\s*:\\s*\"([^\"]+)\"");

  /**
   * As said, else by ARGUS_SERVER and ARGUS_TOKEN, else the stack that {@code ./argus up} has
   * started in the same ARGUS_HOME: its token is sent to it alone.
   *
   * @throws IllegalArgumentException when the address is none, or the token can't be one
   */
  public static Target of(
      @Nullable String server, @Nullable String token, Surroundings surroundings) {
    String local = localUrl(surroundings.home());
    String said = server == null ? surroundings.variable("ARGUS_SERVER") : server;
    String url = checked(said == null ? local == null ? DEFAULT : local : said);
    String known = token == null ? surroundings.variable("ARGUS_TOKEN") : token;
    if (known == null && url.equals(local)) {
      known = read(surroundings.home().resolve("admin-token"));
    }
    return new Target(url, sendable(known));
  }

  /** The JDK would tell the whole token in the error. */
  private static @Nullable String sendable(@Nullable String token) {
    if (token != null && !token.chars().allMatch(c -> c > ' ' && c <= '~')) {
      throw new IllegalArgumentException(
          "The token holds characters that no token has: check ARGUS_TOKEN (or --token).");
    }
    return token;
  }

  private static String checked(String url) {
    String plain = url.replaceAll("/+$", "");
    try {
      URI uri = URI.create(plain);
      if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null
          && !uri.getRawAuthority().endsWith(":")
          && uri.getPort() <= 65_535) {
        return plain;
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw new IllegalArgumentException(
        "The server's address must be like https://argus.example.org, without user or query, its port at most 65535.");
  }

  private static @Nullable String localUrl(Path home) {
    String endpoints = read(home.resolve("run/endpoints.json"));
    Matcher gateway = GATEWAY.matcher(endpoints == null ? "" : endpoints);
    return gateway.find() ? gateway.group(1).replaceAll("/+$", "") : null;
  }

  private static @Nullable String read(Path file) {
    try {
      return Files.isReadable(file) ? Files.readString(file).strip() : null;
    } catch (IOException e) {
      return null;
    }
  }
}
