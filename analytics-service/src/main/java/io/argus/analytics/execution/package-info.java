/**
 * Test cases run on demand: each execution changes by legal steps only, has one runner at a time,
 * is seen by its owner and admins, and becomes exactly one run when it is finished.
 */
@NullMarked
package io.argus.analytics.execution;

import org.jspecify.annotations.NullMarked;
