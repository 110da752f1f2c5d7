package io.argus.report.digest;

import io.argus.report.digest.content.Digest;
import io.argus.report.digest.rendering.Chart;
import java.util.List;

/** A digest with its drawings: the same for everybody who reads of this project and period. */
record Edition(Digest digest, List<Chart> charts) {}
