package io.argus.report.testcase;

import io.argus.http.Slice;
import io.argus.report.parameter.QueryParameter;
import io.argus.report.stability.Level;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters of the list of cases, as text. */
record TestCaseSearch(
    @QueryParam("project") @Nullable String project,
    @QueryParam("suiteId") @Nullable String suiteId,
    @QueryParam("q")
        @Schema(description = "Part of className.name, in upper or lower case", examples = "cart")
        @Nullable String q,
    @QueryParam("level") @Parameter(schema = @Schema(implementation = Level.class))
        @Nullable String level,
    @QueryParam("limit") @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "500")
        @Nullable String limit,
    @QueryParam("offset") @Schema(type = SchemaType.INTEGER, minimum = "0") @Nullable String offset,
    @QueryParam("cursor")
        @Schema(description = "The nextCursor of the page before, instead of an offset")
        @Nullable String cursor) {

  private static final Map<String, Level> LEVELS =
      Arrays.stream(Level.values()).collect(Collectors.toMap(Level::name, Function.identity()));

  Filter filter() {
    return new Filter(
        QueryParameter.text("project", project),
        QueryParameter.text("suiteId", suiteId),
        QueryParameter.text("q", q),
        QueryParameter.word("level", level, LEVELS));
  }

  Slice<TestCaseCursor> slice() {
    return Slice.parse(limit, offset, cursor, TestCaseCursor::parse);
  }

  /** Which cases a list shows; null = any. */
  record Filter(
      @Nullable String project,
      @Nullable String suiteId,
      @Nullable String part,
      @Nullable Level level) {}
}
