/** analytics-service: consumes the events and owns the result tables. */
@NullMarked
package io.argus.analytics;

import org.jspecify.annotations.NullMarked;
