/** The packaged stack, used through its public door as a user would. */
@NullMarked
package io.argus.acceptance;

import org.jspecify.annotations.NullMarked;
