/** Reports of RSpec: errors outside of examples count. */
@NullMarked
package io.argus.ingest.report.rspec;

import org.jspecify.annotations.NullMarked;
