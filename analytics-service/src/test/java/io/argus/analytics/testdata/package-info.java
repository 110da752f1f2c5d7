/** What tests of several packages need: callers, a clock that moves, questions to the tables. */
@NullMarked
package io.argus.analytics.testdata;

import org.jspecify.annotations.NullMarked;
