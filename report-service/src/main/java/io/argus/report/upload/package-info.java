/**
 * Waiting for an upload: the answer comes as soon as analytics-service has stored it, without
 * asking the tables again and again.
 */
@NullMarked
package io.argus.report.upload;

import org.jspecify.annotations.NullMarked;
