/** Test Anything Protocol 12 to 14: what was planned and did not run is never green. */
@NullMarked
package io.argus.formats.tap;

import org.jspecify.annotations.NullMarked;
