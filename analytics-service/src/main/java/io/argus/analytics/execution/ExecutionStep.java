package io.argus.analytics.execution;

import io.argus.contracts.run.CaseStatus;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code execution_step}. */
@Entity
@Table(name = "execution_step")
@IdClass(ExecutionStep.Key.class)
class ExecutionStep {

  @Id
  @Column(name = "execution_id")
  UUID executionId = new UUID(0, 0);

  @Id int number;

  String description = "";

  @Column(name = "expected_result")
  @Nullable String expectedResult;

  @Column(name = "actual_result")
  @Nullable String actualResult;

  @Enumerated(EnumType.STRING)
  @Nullable CaseStatus result;

  @Column(name = "error_message")
  @Nullable String errorMessage;

  @Column(name = "started_at")
  @Nullable Instant startedAt;

  @Column(name = "completed_at")
  @Nullable Instant completedAt;

  @Column(name = "duration_ms")
  @Nullable Long durationMs;

  @Column(name = "screenshot_url")
  @Nullable String screenshotUrl;

  @Column(name = "screenshot_before_url")
  @Nullable String screenshotBeforeUrl;

  @Column(name = "screenshot_after_url")
  @Nullable String screenshotAfterUrl;

  @Column(name = "retry_count")
  int retryCount;

  boolean critical;

  /** The number is that of one execution. */
  record Key(UUID executionId, int number) implements Serializable {}

  StepTotals.Outcome outcome() {
    return new StepTotals.Outcome(result, critical);
  }
}
