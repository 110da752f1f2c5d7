package io.argus.report.testcase;

import io.argus.http.Caller;
import io.argus.http.Page;
import io.argus.http.Slice;
import io.argus.http.TimeCursor;
import io.argus.report.database.AnalyticsDatabase;
import io.argus.report.parameter.PathId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Test cases, and one with its results. */
@Path("/api/tests")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Caller.READ)
@Tag(name = "Tests", description = "Test cases across runs: how stable each is, how it came out")
public class TestCaseResource {

  private final AnalyticsDatabase database;
  private final TestCaseQueries testCases;
  private final HistoryQueries history;

  TestCaseResource(AnalyticsDatabase database, TestCaseQueries testCases, HistoryQueries history) {
    this.database = database;
    this.testCases = testCases;
    this.history = history;
  }

  @GET
  @Operation(
      operationId = "listTests",
      summary = "List test cases by name",
      description =
          "In the order of className.name, by bytes. Page with limit and offset, or with"
              + " nextCursor, which new cases do not move.")
  @APIResponse(responseCode = "200", description = "One page of test cases")
  public Page<TestCaseView> list(@BeanParam TestCaseSearch search) {
    TestCaseSearch.Filter filter = search.filter();
    Slice<TestCaseCursor> slice = search.slice();
    return database.read(connection -> testCases.page(connection, filter, slice));
  }

  @GET
  @Path("{id}")
  @Operation(
      operationId = "getTest",
      summary = "One test case with its results",
      description = "limit, offset and cursor page its history, newest first.")
  @APIResponse(responseCode = "200", description = "The test case")
  public TestCaseWithHistory test(
      @PathParam("id") String id,
      @Parameter(
              description = "Results in history",
              schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "500"))
          @QueryParam("limit")
          @Nullable String limit,
      @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "0")) @QueryParam("offset")
          @Nullable String offset,
      @Parameter(description = "The nextCursor of the history before, instead of an offset")
          @QueryParam("cursor")
          @Nullable String cursor) {
    Slice<TimeCursor> slice = Slice.parse(limit, offset, cursor, TimeCursor::parse);
    UUID caseId = PathId.of("test", id);
    return database.read(connection -> read(connection, caseId, slice));
  }

  private TestCaseWithHistory read(Connection connection, UUID caseId, Slice<TimeCursor> slice)
      throws SQLException {
    TestCaseQueries.StoredTestCase found =
        testCases
            .find(connection, caseId)
            .orElseThrow(() -> PathId.unknown("test", caseId.toString()));
    return new TestCaseWithHistory(found.view(), history.page(connection, found, slice));
  }
}
