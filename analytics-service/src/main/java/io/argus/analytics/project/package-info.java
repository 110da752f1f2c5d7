/** What each project has decided: how long its runs are kept, how its scores are made. */
@NullMarked
package io.argus.analytics.project;

import org.jspecify.annotations.NullMarked;
