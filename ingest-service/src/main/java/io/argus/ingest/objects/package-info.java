/**
 * Files that outlive a request, under names that we make: on disk or in an S3 bucket. An object is
 * there whole or not at all; putting the same again changes nothing.
 */
@NullMarked
package io.argus.ingest.objects;

import org.jspecify.annotations.NullMarked;
