package io.argus.report.project;

import io.argus.http.Caller;
import io.argus.report.database.Query;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Narrows every question to projects that the caller may see. */
@ApplicationScoped
public class ProjectQueries {

  private static final String VISIBLE = "select id, flaky_window from project where true";

  private final Caller caller;

  ProjectQueries(Caller caller) {
    this.caller = caller;
  }

  /**
   * The ids of the visible projects, of this one only if one is named; an unknown or invisible one
   * gives none.
   */
  public List<Integer> visibleIds(Connection connection, @Nullable String project)
      throws SQLException {
    return visible(connection, project).stream().map(Project::id).toList();
  }

  public List<Project> visible(Connection connection, @Nullable String project)
      throws SQLException {
    return Query.of(VISIBLE)
        .when(project, "and slug = ?")
        .when(caller.visibleProjects().orElse(null), "and slug = any(?)")
        .list(connection, row -> new Project(row.getInt("id"), row.getInt("flaky_window")));
  }
}
