/** xUnit.net's own XML: cases under their display names, clean-up failures as errors of the run. */
@NullMarked
package io.argus.formats.xunit;

import org.jspecify.annotations.NullMarked;
