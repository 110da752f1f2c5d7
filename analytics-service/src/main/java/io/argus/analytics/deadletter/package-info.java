/** What could not be processed: kept on {@code <topic>.dlq}, byte for byte, with the reason. */
@NullMarked
package io.argus.analytics.deadletter;

import org.jspecify.annotations.NullMarked;
