/**
 * Results that wait in a bucket: each object is read once, whoever asks and however often; one that
 * cannot be read loses only itself.
 */
@NullMarked
package io.argus.ingest.imports;

import org.jspecify.annotations.NullMarked;
