/**
 * Test scope only: a real Kafka and PostgreSQL, started once per module's test run, tokens that the
 * services accept, and the architecture rules that all modules share.
 */
@NullMarked
package io.argus.testing;

import org.jspecify.annotations.NullMarked;
