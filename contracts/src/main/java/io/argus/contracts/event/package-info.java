/** What the Kafka topics carry: past-tense facts, documented in {@code asyncapi.yaml}. */
@NullMarked
package io.argus.contracts.event;

import org.jspecify.annotations.NullMarked;
