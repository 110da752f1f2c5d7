/**
 * Tells the insights topic what has changed in the tables: at least once, with a stable event id.
 */
@NullMarked
package io.argus.analytics.insight;

import org.jspecify.annotations.NullMarked;
