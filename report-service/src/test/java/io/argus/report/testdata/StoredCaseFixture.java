package io.argus.report.testdata;

import io.argus.contracts.run.CaseStatus;
import org.jspecify.annotations.Nullable;

/**
 * A case result to be stored.
 *
 * @param attempts letters, null = a single attempt
 * @param detail JSON
 * @param message null = no failure text
 */
public record StoredCaseFixture(
    @Nullable String suiteName,
    @Nullable String className,
    String name,
    @Nullable String variant,
    CaseStatus status,
    @Nullable Integer durationMs,
    int attempt,
    int shard,
    @Nullable String attempts,
    @Nullable String detail,
    @Nullable String message) {

  public static final String TYPE = "java.lang.AssertionError";
  public static final String TRACE = "at com.example.CartTest.adds(CartTest.java:12)";

  public static StoredCaseFixture of(@Nullable String className, String name, CaseStatus status) {
    return new StoredCaseFixture(
        null,
        className,
        name,
        null,
        status,
        12,
        1,
        0,
        null,
        null,
        status == CaseStatus.PASS ? null : name + " broke");
  }

  public StoredCaseFixture in(String suite) {
    return new StoredCaseFixture(
        suite,
        className,
        name,
        variant,
        status,
        durationMs,
        attempt,
        shard,
        attempts,
        detail,
        message);
  }

  public StoredCaseFixture variant(String value) {
    return new StoredCaseFixture(
        suiteName,
        className,
        name,
        value,
        status,
        durationMs,
        attempt,
        shard,
        attempts,
        detail,
        message);
  }

  public StoredCaseFixture attempt(int inAttempt, int inShard) {
    return new StoredCaseFixture(
        suiteName,
        className,
        name,
        variant,
        status,
        durationMs,
        inAttempt,
        inShard,
        attempts,
        detail,
        message);
  }

  public StoredCaseFixture durationMs(@Nullable Integer value) {
    return new StoredCaseFixture(
        suiteName, className, name, variant, status, value, attempt, shard, attempts, detail,
        message);
  }

  public StoredCaseFixture message(@Nullable String value) {
    return new StoredCaseFixture(
        suiteName,
        className,
        name,
        variant,
        status,
        durationMs,
        attempt,
        shard,
        attempts,
        detail,
        value);
  }

  public StoredCaseFixture detail(@Nullable String letters, String json) {
    return new StoredCaseFixture(
        suiteName,
        className,
        name,
        variant,
        status,
        durationMs,
        attempt,
        shard,
        letters,
        json,
        message);
  }

  boolean passedOnRetry() {
    return status == CaseStatus.PASS && attempts != null && attempts.matches(".*[FE].*");
  }
}
