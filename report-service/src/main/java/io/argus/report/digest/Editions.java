package io.argus.report.digest;

import io.argus.report.database.AnalyticsDatabase;
import io.argus.report.database.Query;
import io.argus.report.digest.content.Digest;
import io.argus.report.digest.content.Numbers;
import io.argus.report.digest.numbers.DigestQueries;
import io.argus.report.digest.rendering.Charts;
import io.argus.report.digest.schedule.Period;
import io.argus.report.project.ProjectQueries;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds digests out of stored results, each from one snapshot. */
@ApplicationScoped
class Editions {

  private final AnalyticsDatabase database;
  private final DigestQueries queries;
  private final ProjectQueries projects;

  Editions(AnalyticsDatabase database, DigestQueries queries, ProjectQueries projects) {
    this.database = database;
    this.queries = queries;
    this.projects = projects;
  }

  /** For a subscriber. A project that is gone is one in which nothing ran. */
  Edition ofProject(String project, Period period) {
    Numbers numbers =
        database.read(
            connection -> {
              List<Integer> ids =
                  Query.of("select id from project where slug = ?", project)
                      .list(connection, row -> row.getInt(1));
              return queries.numbers(connection, ids, period);
            });
    return edition(Digest.of(project, numbers));
  }

  /**
   * For whoever asks: of what they may see.
   *
   * @param project null = all of it
   */
  Edition ofCaller(@Nullable String project, Period period) {
    Numbers numbers =
        database.read(
            connection ->
                queries.numbers(connection, projects.visibleIds(connection, project), period));
    return edition(Digest.of(project, numbers));
  }

  boolean callerSees(String project) {
    return !database.read(connection -> projects.visibleIds(connection, project)).isEmpty();
  }

  private static Edition edition(Digest digest) {
    return new Edition(digest, Charts.draw(digest.trends()));
  }
}
