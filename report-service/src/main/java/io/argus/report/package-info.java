/** report-service: read-only answers about what analytics-service has stored. */
@NullMarked
package io.argus.report;

import org.jspecify.annotations.NullMarked;
