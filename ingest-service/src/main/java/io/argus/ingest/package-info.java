/** ingest-service: accepts results, reads them, publishes what happened. It keeps no tables. */
@NullMarked
package io.argus.ingest;

import org.jspecify.annotations.NullMarked;
