package io.argus.analytics.project;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code project}, and that of its webhook, which is there when there is one. Rows of
 * projects are inserted by SQL: the consumer makes them, too.
 */
@Entity
@Table(name = "project")
@SecondaryTable(name = "runner_webhook", pkJoinColumns = @PrimaryKeyJoinColumn(name = "project_id"))
class Project {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  int id;

  @Column(updatable = false)
  String slug = "";

  boolean enabled;

  @Column(name = "retention_days")
  int retentionDays;

  @Column(name = "max_runs")
  int maxRuns;

  @Column(name = "flaky_window")
  short flakyWindow;

  @Column(name = "default_branch")
  String defaultBranch = "";

  @Column(name = "identity_exclude")
  @JdbcTypeCode(SqlTypes.ARRAY)
  List<String> identityExclude = List.of();

  @Column(table = "runner_webhook", name = "url")
  @Nullable String runnerWebhook;

  @Column(table = "runner_webhook", name = "secret")
  @Nullable String runnerWebhookSecret;
}
