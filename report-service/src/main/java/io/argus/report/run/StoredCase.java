package io.argus.report.run;

import io.argus.contracts.run.TestCaseRun;
import io.argus.report.stability.FlakyInfo;
import org.jspecify.annotations.Nullable;

/**
 * One case of a run.
 *
 * @param facts what its report said
 * @param signature equal for failures that look alike; null when it has no failure
 * @param flaky on a red case with history
 */
public record StoredCase(TestCaseRun facts, @Nullable Long signature, @Nullable FlakyInfo flaky) {}
