/**
 * Runs that are posted while they go on: a start, parts with cases, an end. A step that was seen
 * before changes nothing, and nothing of a step is published unless all of it could be read.
 */
@NullMarked
package io.argus.ingest.live;

import org.jspecify.annotations.NullMarked;
