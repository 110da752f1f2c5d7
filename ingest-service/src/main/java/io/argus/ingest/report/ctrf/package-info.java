/** CTRF of every version, and our own results documents, which come back exactly as they were. */
@NullMarked
package io.argus.ingest.report.ctrf;

import org.jspecify.annotations.NullMarked;
