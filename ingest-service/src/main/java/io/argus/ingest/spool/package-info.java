/**
 * Request bodies that can be read twice, whatever their size: within limits, in bounded memory, and
 * gone from disk when the request is over.
 */
@NullMarked
package io.argus.ingest.spool;

import org.jspecify.annotations.NullMarked;
