/**
 * What load tests have in common: any number of samples becomes one case per name, in bounded
 * memory.
 */
@NullMarked
package io.argus.ingest.report.load;

import org.jspecify.annotations.NullMarked;
