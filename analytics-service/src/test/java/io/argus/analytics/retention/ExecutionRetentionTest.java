package io.argus.analytics.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.argus.analytics.testdata.MovableClock;
import io.argus.analytics.testdata.Tables;
import io.argus.testing.ArgusBackend;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ArgusBackend.class)
class ExecutionRetentionTest {

  @Inject Retention retention;
  @Inject MovableClock clock;
  @Inject Tables tables;

  private final String project = "p" + UUID.randomUUID();
  private final UUID caseId = UUID.randomUUID();

  @BeforeEach
  void register() {
    tables.execute("insert into project (slug, retention_days) values (?, 2)", project);
    tables.execute(
        "insert into suite (project_id, slug) select id, 'e2e' from project where slug = ?",
        project);
    tables.execute(
        """
        insert into test_case (project_id, suite_id, case_id, name, registered_at)
        select p.id, s.id, ?, 'adds', now()
        from project p join suite s on s.project_id = p.id where p.slug = ?
        """,
        caseId,
        project);
    tables.execute(
        """
        insert into execution (id, project_id, test_case_id, user_id, status, trigger, created_at, updated_at)
        select gen_random_uuid(), c.project_id, c.case_id, 'anna', 'PENDING', 'manual', now(), now()
        from test_case c where c.case_id = ?
        """,
        caseId);
    tables.execute(
        "insert into execution_step (execution_id, number, description) select id, 1, 'x' from execution where test_case_id = ?",
        caseId);
  }

  @AfterEach
  void reset() {
    clock.reset();
  }

  @Test
  void executions_go_with_the_retention_of_their_project_and_registered_cases_stay()
      throws Exception {
    clock.forward(Duration.ofHours(47));
    retention.round();
    assertThat(executions()).isEqualTo(1);

    clock.forward(Duration.ofHours(2));
    retention.round();

    assertThat(executions()).isZero();
    assertThat(tables.number("select count(*) from test_case where case_id = ?", caseId))
        .isEqualTo(1);
  }

  private int executions() {
    return tables.number("select count(*) from execution where test_case_id = ?", caseId);
  }
}
