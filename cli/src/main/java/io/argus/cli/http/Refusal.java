package io.argus.cli.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** What an answer that is no success says, in one sentence that tells what to do. */
public final class Refusal {

  private static final int LONGEST = 1_000;

  private Refusal() {}

  public static String of(int status, String body, Target target) {
    String detail = detail(body);
    return switch (status) {
      case 301, 302, 303, 307, 308 ->
          "the server redirects: set ARGUS_SERVER (or --server) to its final address";
      case 401 ->
          target.token() == null
              ? "no token: set ARGUS_TOKEN (or --token)"
              : "the token is not valid: check ARGUS_TOKEN (or --token)";
      case 403 ->
          "the token may not do this: set ARGUS_TOKEN (or --token) to one that may" + after(detail);
      default -> detail.isEmpty() ? "HTTP " + status : detail + " (HTTP " + status + ")";
    };
  }

  private static String after(String detail) {
    return detail.isEmpty() ? "" : ". It says: " + detail;
  }

  /** Of a problem document; anything else, such as a proxy's page, says nothing. */
  private static String detail(String body) {
    if (!body.stripLeading().startsWith("{")) {
      return "";
    }
    try {
      JsonNode problem = new JsonMapper().readTree(body);
      String text = problem.path("detail").asText(problem.path("title").asText(""));
      return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    } catch (IOException e) {
      return "";
    }
  }
}
