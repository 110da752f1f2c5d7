/**
 * From events to run tables: an upload is stored whole, in one transaction, exactly once, and the
 * tables depend on which uploads there are, not on when they came.
 */
@NullMarked
package io.argus.analytics.run;

import org.jspecify.annotations.NullMarked;
