/** Reading CSV of any separator, a row at a time; every problem has its line. */
@NullMarked
package io.argus.formats.csv;

import org.jspecify.annotations.NullMarked;
