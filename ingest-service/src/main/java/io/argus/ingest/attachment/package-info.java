/**
 * Files beside a run: stored once under a name that says all about them, announced when they are
 * there, shown so that nothing in them can run, gone some time after their run.
 */
@NullMarked
package io.argus.ingest.attachment;

import org.jspecify.annotations.NullMarked;
