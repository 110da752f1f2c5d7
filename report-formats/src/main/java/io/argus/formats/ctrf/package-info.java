/** CTRF of every version, and our own results documents, which come back exactly as they were. */
@NullMarked
package io.argus.formats.ctrf;

import org.jspecify.annotations.NullMarked;
