package io.argus.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingTableTest {

  @ParameterizedTest
  @CsvSource({
    "/api/ingest/reports, INGEST",
    "/api/ingest/runs/start, INGEST",
    "/api/ingest/uploads/8f1e, REPORT",
    "/api/runs, REPORT",
    "/api/runs/, REPORT",
    "/api/runs/compare, REPORT",
    "/api/trends/pass-rate, REPORT",
    "/api/tests, REPORT",
    "/api/tests/8f1e, REPORT",
    "/api/failures, REPORT",
    "/api/digests/preview, REPORT",
    "/api/projects/shop, ANALYTICS",
    "/api/projects/members, ANALYTICS",
    "/api/projects/shop/membersx, ANALYTICS",
    "/api/admin/dead-letters, ANALYTICS",
    "/api/executions/stats, ANALYTICS"
  })
  void a_listed_path_leads_to_its_service(String path, Service service) {
    assertThat(RoutingTable.serviceFor("GET", path)).contains(service);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/api",
        "/api/",
        "/api/q/metrics",
        "/api/projects/shop/members",
        "/api/projects/shop/members/1",
        "/api/runsx",
        "/api/Runs",
        "/apix/runs",
        "/q/health"
      })
  void any_other_path_leads_nowhere(String path) {
    assertThat(RoutingTable.serviceFor("GET", path)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /api/tests, ANALYTICS",
    "POST, /api/tests/8f1e/execute, ANALYTICS",
    "GET, /api/tests/8f1e/executions, ANALYTICS",
    "HEAD, /api/tests/8f1e/executions, ANALYTICS",
    "DELETE, /api/tests/8f1e, ANALYTICS",
    "HEAD, /api/tests/8f1e, REPORT",
    "OPTIONS, /api/tests, REPORT",
    "POST, /api/runs, REPORT"
  })
  void what_is_done_with_a_test_leads_elsewhere_than_what_is_known_of_it(
      String method, String path, Service service) {
    assertThat(RoutingTable.serviceFor(method, path)).contains(service);
  }
}
