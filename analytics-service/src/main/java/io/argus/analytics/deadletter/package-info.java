/**
 * What could not be processed: kept on {@code <topic>.dlq}, byte for byte, with the reason; listed,
 * shown and driven again over HTTP.
 */
@NullMarked
package io.argus.analytics.deadletter;

import org.jspecify.annotations.NullMarked;
