/**
 * What load tests have in common: any number of samples becomes one case per name, in bounded
 * memory.
 */
@NullMarked
package io.argus.formats.load;

import org.jspecify.annotations.NullMarked;
