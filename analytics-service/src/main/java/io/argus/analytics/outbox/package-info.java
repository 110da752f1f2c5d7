/**
 * Events that go out if and only if the transaction that wrote them has committed: at least once,
 * those of one key in order, while Kafka is away later.
 */
@NullMarked
package io.argus.analytics.outbox;

import org.jspecify.annotations.NullMarked;
