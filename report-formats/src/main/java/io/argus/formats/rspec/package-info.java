/** Reports of RSpec: errors outside of examples count. */
@NullMarked
package io.argus.formats.rspec;

import org.jspecify.annotations.NullMarked;
