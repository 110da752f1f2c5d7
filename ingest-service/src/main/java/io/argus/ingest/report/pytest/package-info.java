/** Reports of pytest-json-report: set-up, tear-down and collection can't fail unseen. */
@NullMarked
package io.argus.ingest.report.pytest;

import org.jspecify.annotations.NullMarked;
