/**
 * Runners that want to be called: each execution that is requested is told to the webhook of its
 * project at least once, or its execution says why not; no receiver holds up anybody else's.
 */
@NullMarked
package io.argus.analytics.webhook;

import org.jspecify.annotations.NullMarked;
