/** Statistics of Locust: one case per request name. */
@NullMarked
package io.argus.ingest.report.locust;

import org.jspecify.annotations.NullMarked;
