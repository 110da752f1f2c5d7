/**
 * What a format's parser is given and what it gives back: records in the order of the file, in
 * bounded memory, or one {@link io.argus.formats.parse.UnreadableReport} that names the place.
 */
@NullMarked
package io.argus.formats.parse;

import org.jspecify.annotations.NullMarked;
