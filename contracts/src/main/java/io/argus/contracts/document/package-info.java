/**
 * The results document: a whole run as one valid CTRF file, which export writes, import reads back
 * without loss, and anything that reads CTRF understands.
 */
@NullMarked
package io.argus.contracts.document;

import org.jspecify.annotations.NullMarked;
