/**
 * When a digest is due and when it is tried again; a function of calendar and clock, nothing else.
 */
@NullMarked
package io.argus.report.digest.schedule;

import org.jspecify.annotations.NullMarked;
