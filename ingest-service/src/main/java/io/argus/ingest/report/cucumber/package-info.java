/** Cucumber messages: every scenario's worst step counts, and what fails around them is kept. */
@NullMarked
package io.argus.ingest.report.cucumber;

import org.jspecify.annotations.NullMarked;
