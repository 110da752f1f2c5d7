package io.argus.analytics.project;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A row of {@code project}. Rows are inserted by SQL: the consumer makes them, too. */
@Entity
@Table(name = "project")
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
}
