/** Gatling's simulation.log in its text form: one case per request and per group. */
@NullMarked
package io.argus.ingest.report.gatling;

import org.jspecify.annotations.NullMarked;
