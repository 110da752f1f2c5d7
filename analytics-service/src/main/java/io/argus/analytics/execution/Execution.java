package io.argus.analytics.execution;

import io.argus.contracts.event.ExecutionStatus;
import io.argus.contracts.run.CaseStatus;
import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code execution}. */
@Entity
@Table(name = "execution")
class Execution {

  @Id UUID id = new UUID(0, 0);

  @Column(name = "project_id", updatable = false)
  int projectId;

  @Column(name = "test_case_id", updatable = false)
  UUID testCaseId = new UUID(0, 0);

  @Column(name = "user_id", updatable = false)
  String userId = "";

  @Enumerated(EnumType.STRING)
  ExecutionStatus status = ExecutionStatus.PENDING;

  @Enumerated(EnumType.STRING)
  @Nullable CaseStatus result;

  @Column(updatable = false)
  String trigger = "";

  @Column(name = "trigger_details", updatable = false)
  @Nullable String triggerDetails;

  @Column(updatable = false)
  @Nullable String browser;

  @Column(updatable = false)
  @Nullable String environment;

  @Column(name = "base_url", updatable = false)
  @Nullable String baseUrl;

  @Column(name = "started_at")
  @Nullable Instant startedAt;

  @Column(name = "completed_at")
  @Nullable Instant completedAt;

  @Column(name = "duration_ms")
  @Nullable Long durationMs;

  @Column(name = "total_steps")
  int totalSteps;

  @Column(name = "passed_steps")
  int passedSteps;

  @Column(name = "failed_steps")
  int failedSteps;

  @Column(name = "skipped_steps")
  int skippedSteps;

  /** Lists and heartbeats do without. */
  @Basic(fetch = FetchType.LAZY)
  @Column(name = "console_log")
  @Nullable String consoleLog;

  @Column(name = "error_message")
  @Nullable String errorMessage;

  @Column(name = "screenshot_url")
  @Nullable String screenshotUrl;

  @Column(name = "video_url")
  @Nullable String videoUrl;

  @Nullable String runner;

  @Column(name = "lease_seconds")
  int leaseSeconds;

  @Column(name = "leased_until")
  @Nullable Instant leasedUntil;

  int claims;

  @Column(name = "idempotency_key", updatable = false)
  @Nullable String idempotencyKey;

  @Column(name = "created_at", updatable = false)
  Instant createdAt = Instant.EPOCH;

  @Column(name = "updated_at")
  Instant updatedAt = Instant.EPOCH;

  void start(Instant now) {
    status = ExecutionStatus.RUNNING;
    startedAt = now;
    updatedAt = now;
  }

  void claim(String by, Duration lease, Instant now) {
    start(now);
    runner = by;
    leaseSeconds = (int) lease.toSeconds();
    claims++;
    renew(now);
  }

  /** Whoever works on it is alive. */
  void renew(Instant now) {
    if (leaseSeconds > 0 && status == ExecutionStatus.RUNNING) {
      leasedUntil = now.plusSeconds(leaseSeconds);
    }
  }

  /** It waits again, as if nobody had run it; whoever calls this removes its steps. */
  void giveBack(Instant now) {
    status = ExecutionStatus.PENDING;
    result = null;
    startedAt = null;
    consoleLog = null;
    errorMessage = null;
    screenshotUrl = null;
    videoUrl = null;
    runner = null;
    leaseSeconds = 0;
    leasedUntil = null;
    updatedAt = now;
    count(StepTotals.NONE);
  }

  void end(ExecutionStatus as, @Nullable CaseStatus with, Instant now) {
    status = as;
    result = with;
    completedAt = now;
    durationMs = startedAt == null ? null : Duration.between(startedAt, now).toMillis();
    leasedUntil = null;
    updatedAt = now;
  }

  void count(StepTotals totals) {
    totalSteps = totals.total();
    passedSteps = totals.passed();
    failedSteps = totals.failed();
    skippedSteps = totals.skipped();
  }
}
