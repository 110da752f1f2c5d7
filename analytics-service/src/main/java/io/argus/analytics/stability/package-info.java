/** How steady each case is: a window of its last results, and the score and level over it. */
@NullMarked
package io.argus.analytics.stability;

import org.jspecify.annotations.NullMarked;
