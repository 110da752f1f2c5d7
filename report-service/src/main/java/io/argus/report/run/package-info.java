/**
 * Runs and their cases as they are stored; a run of any size is streamed and never held in memory.
 */
@NullMarked
package io.argus.report.run;

import org.jspecify.annotations.NullMarked;
