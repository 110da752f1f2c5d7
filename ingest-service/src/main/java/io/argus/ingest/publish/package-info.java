/**
 * Events onto the test-runs topic: an upload as chunks and a closing event, a step of a live run as
 * one; in order, acknowledged.
 */
@NullMarked
package io.argus.ingest.publish;

import org.jspecify.annotations.NullMarked;
