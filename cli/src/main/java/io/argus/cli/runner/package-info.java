/** Runs what others want to be run: one execution at a time, never left behind, text as data. */
@NullMarked
package io.argus.cli.runner;

import org.jspecify.annotations.NullMarked;
