package io.argus.analytics.execution;

import io.argus.contracts.event.ExecutionStatus;
import io.argus.contracts.run.CaseStatus;
import io.argus.http.ProblemException;
import io.argus.http.Slice;
import io.argus.http.TimeCursor;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What a list of executions is to hold; as the caller wrote it. */
public class ExecutionSearch {

  @Parameter(schema = @Schema(implementation = ExecutionStatus.class))
  @QueryParam("status")
  @Nullable String status;

  @Parameter(schema = @Schema(implementation = CaseStatus.class))
  @QueryParam("result")
  @Nullable String result;

  @QueryParam("browser")
  @Nullable String browser;

  @QueryParam("environment")
  @Nullable String environment;

  @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid"))
  @QueryParam("testCaseId")
  @Nullable String testCaseId;

  @Parameter(description = "A slug")
  @QueryParam("project")
  @Nullable String project;

  @Parameter(description = "Whose; everybody but admins sees their own only")
  @QueryParam("userId")
  @Nullable String userId;

  @Parameter(
      description = "1–500",
      schema = @Schema(type = SchemaType.INTEGER, defaultValue = "20"))
  @QueryParam("limit")
  @Nullable String limit;

  @Parameter(schema = @Schema(type = SchemaType.INTEGER, defaultValue = "0"))
  @QueryParam("offset")
  @Nullable String offset;

  @Parameter(description = "The nextCursor of the page before, instead of an offset")
  @QueryParam("cursor")
  @Nullable String cursor;

  /**
   * Conditions of one query, with their values.
   *
   * @param hql of entity {@code Execution}
   */
  record Conditions(String hql, Map<String, Object> parameters) {}

  Slice<TimeCursor> slice() {
    return Slice.parse(limit, offset, cursor, TimeCursor::parse);
  }

  /**
   * @throws ProblemException 400 that names the parameter which cannot be read
   */
  Conditions conditions(Requester by) {
    List<String> hql = new ArrayList<>(List.of("1 = 1"));
    Map<String, Object> values = new HashMap<>();
    if (!by.isAdmin()) {
      add(hql, values, "userId = :owner", "owner", by.id());
    }
    add(hql, values, ofProjects("in :visible"), "visible", by.projects());
    add(hql, values, ofProjects("= :project"), "project", text("project", project));
    add(hql, values, "userId = :user", "user", text("userId", userId));
    add(hql, values, "status = :status", "status", word("status", status, Words.STATUSES));
    add(hql, values, "result = :result", "result", word("result", result, Words.RESULTS));
    add(hql, values, "browser = :browser", "browser", text("browser", browser));
    add(hql, values, "environment = :environment", "environment", text("environment", environment));
    add(hql, values, "testCaseId = :case", "case", id("testCaseId", testCaseId));
    return new Conditions(String.join(" and ", hql), values);
  }

  private static String ofProjects(String which) {
    return "projectId in (select p.id from Project p where p.slug " + which + ")";
  }

  private static void add(
      List<String> hql,
      Map<String, Object> values,
      String condition,
      String name,
      @Nullable Object value) {
    if (value != null && !value.equals("")) {
      hql.add(condition);
      values.put(name, value);
    }
  }

  /**
   * One line; blank counts as absent.
   *
   * @throws ProblemException 400 that names the parameter
   */
  static @Nullable String text(String name, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw ProblemException.invalid(name, name + " must not hold control characters.");
    }
    return text;
  }

  private static <T> @Nullable T word(String name, @Nullable String text, Map<String, T> words) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    T meant = words.get(text);
    if (meant == null) {
      throw ProblemException.invalid(
          name, name + " must be one of " + String.join(", ", words.keySet()) + ".");
    }
    return meant;
  }

  private static @Nullable UUID id(String name, @Nullable String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw ProblemException.invalid(name, name + " must be an id, a UUID.");
    }
  }
}
