/**
 * Reports of Cucumber: a scenario is as good as its worst step, and what fails around scenarios is
 * kept.
 */
@NullMarked
package io.argus.ingest.report.cucumber;

import org.jspecify.annotations.NullMarked;
