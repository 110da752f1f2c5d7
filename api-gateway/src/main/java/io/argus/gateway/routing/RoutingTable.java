package io.argus.gateway.routing;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which service answers a path of the public API. A path that is not listed leads nowhere, so that
 * nothing a service adds becomes public by accident.
 */
public final class RoutingTable {

  /** Path segments below {@code /api}; what they hold is in the contract. */
  private static final Map<String, Service> BY_FIRST_SEGMENT =
      Map.of(
          "ingest", Service.INGEST,
          "attachments", Service.INGEST,
          "runs", Service.REPORT,
          "trends", Service.REPORT,
          "tests", Service.REPORT,
          "failures", Service.REPORT,
          "digests", Service.REPORT,
          "projects", Service.ANALYTICS,
          "admin", Service.ANALYTICS,
          "executions", Service.ANALYTICS);

  private static final String ROOT = "/api/";

  /** What became of an upload is read from the tables, which ingest-service does not have. */
  private static final String UPLOAD_REPORTS = ROOT + "ingest/uploads/";

  /** What is known of test cases is report-service's to tell; what is done with them is not. */
  private static final String TESTS = ROOT + "tests";

  private static final String EXECUTIONS_OF_A_TEST = "/executions";
  private static final Set<String> WRITING = Set.of("POST", "PUT", "PATCH", "DELETE");

  /** The way out of a mail; its signature takes the place of a token. */
  private static final String UNSUBSCRIBE = ROOT + "digests/unsubscribe/";

  /** Who may do what in a project is the gateway's own knowledge. */
  private static final Pattern MEMBERS = Pattern.compile("/api/projects/[^/]+/members(?:/.*)?");

  private RoutingTable() {}

  /** True for what anybody may ask: whoever comes with a token is nobody there, too. */
  static boolean isOpen(String path) {
    return path.startsWith(UNSUBSCRIBE);
  }

  /**
   * The owner of a path, for a method; empty = no service's.
   *
   * @param path without dot segments or empty ones
   */
  public static Optional<Service> serviceFor(String method, String path) {
    if (!path.startsWith(ROOT) || MEMBERS.matcher(path).matches()) {
      return Optional.empty();
    }
    if (isOfExecutions(method, path)) {
      return Optional.of(Service.ANALYTICS);
    }
    if (path.startsWith(UPLOAD_REPORTS)) {
      return Optional.of(Service.REPORT);
    }
    int end = path.indexOf('/', ROOT.length());
    String segment = path.substring(ROOT.length(), end < 0 ? path.length() : end);
    return Optional.ofNullable(BY_FIRST_SEGMENT.get(segment));
  }

  private static boolean isOfExecutions(String method, String path) {
    boolean ofTests = path.equals(TESTS) || path.startsWith(TESTS + "/");
    return ofTests && (WRITING.contains(method) || path.endsWith(EXECUTIONS_OF_A_TEST));
  }
}
