/** What a poster says about a run, checked, and the ids that follow from it. */
@NullMarked
package io.argus.ingest.run;

import org.jspecify.annotations.NullMarked;
