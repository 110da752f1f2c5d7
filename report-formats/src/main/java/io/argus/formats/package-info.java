/**
 * Reports in, cases out: the format is told from the content, a broken file spoils no other, no red
 * record hides behind a green one, and memory does not grow with the size of a file's texts.
 */
@NullMarked
package io.argus.formats;

import org.jspecify.annotations.NullMarked;
