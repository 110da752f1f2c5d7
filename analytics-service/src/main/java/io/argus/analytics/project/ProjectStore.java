package io.argus.analytics.project;

import io.argus.analytics.stability.WindowStore;
import io.argus.http.Page;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** Projects and their settings; each method is a transaction. */
@ApplicationScoped
class ProjectStore implements PanacheRepositoryBase<Project, Integer> {

  /** Whoever changes settings waits this long for a run that is being stored. */
  private static final String PATIENCE = "set local lock_timeout = '10s'";

  private static final String INSERT =
      "insert into project (slug, max_runs) values (?, ?) on conflict do nothing";

  /** This lock also keeps new suites out, which an entity's lock would not. */
  private static final String LOCK = "select from project where slug = ? for update";

  private static final String LOCK_SUITES =
      """
      select s.id from suite s join project p on p.id = s.project_id where p.slug = ?
      order by s.id for update of s
      """;

  private static final String BUMP_SUITES =
      """
      update suite s set version = version + 1
      from project p where p.id = s.project_id and p.slug = ?
      """;

  private final ProjectConfig config;
  private final EntityManager entities;

  @Inject
  ProjectStore(ProjectConfig config, EntityManager entities) {
    this.config = config;
    this.entities = entities;
  }

  @Transactional
  Optional<ProjectSettings> settings(String slug) {
    return bySlug(slug).map(ProjectSettings::from);
  }

  /**
   * One page, ordered by slug.
   *
   * @param visible empty = every project
   */
  @Transactional
  Page<ProjectSettings> page(Optional<List<String>> visible, int limit, int offset) {
    Sort order = Sort.by("slug");
    PanacheQuery<Project> query =
        visible.isPresent() ? find("slug in ?1", order, visible.get()) : findAll(order);
    long total = query.count();
    List<ProjectSettings> items =
        offset >= total
            ? List.of()
            : query.range(offset, offset + limit - 1).stream().map(ProjectSettings::from).toList();
    return new Page<>(items, total, limit, offset, null);
  }

  /**
   * Makes the project unless it is there, and changes it. Another window gives every case its score
   * and level anew before anybody sees the setting.
   */
  @Transactional
  ProjectSettings change(String slug, ProjectChange change) {
    Session session = entities.unwrap(Session.class);
    session.doWork(connection -> lock(connection, slug, change.flakyWindow() != null));
    Project project = bySlug(slug).orElseThrow();
    int window = project.flakyWindow;
    change.applyTo(project);
    if (project.flakyWindow != window) {
      session.doWork(
          connection -> {
            WindowStore.rescore(connection, project.id, project.flakyWindow);
            execute(connection, BUMP_SUITES, slug);
          });
    }
    return ProjectSettings.from(project);
  }

  private Optional<Project> bySlug(String slug) {
    return find("slug", slug).firstResultOptional();
  }

  /** The project before its suites, these in the order of their ids: so does every writer. */
  private void lock(Connection connection, String slug, boolean suites) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setString(1, slug);
      insert.setInt(2, config.maxRuns());
      insert.executeUpdate();
    }
    execute(connection, PATIENCE);
    execute(connection, LOCK, slug);
    if (suites) {
      execute(connection, LOCK_SUITES, slug);
    }
  }

  private static void execute(Connection connection, String sql, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      statement.execute();
    }
  }
}
