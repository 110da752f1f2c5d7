/**
 * A real single-node Kafka and a real PostgreSQL from Maven artifacts: processes of their own that
 * end when whoever started them ends, however that happens.
 */
@NullMarked
package io.argus.embedded;

import org.jspecify.annotations.NullMarked;
