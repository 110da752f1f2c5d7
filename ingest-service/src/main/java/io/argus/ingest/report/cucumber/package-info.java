/**
 * Reports of Cucumber and of the tools that write its JSON: a scenario is as good as its worst
 * step.
 */
@NullMarked
package io.argus.ingest.report.cucumber;

import org.jspecify.annotations.NullMarked;
