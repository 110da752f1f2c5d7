/**
 * From an HTTP body to a published upload: nothing of it is published unless all of it could be
 * read, and the answer goes out only after Kafka has acknowledged everything.
 */
@NullMarked
package io.argus.ingest.upload;

import org.jspecify.annotations.NullMarked;
