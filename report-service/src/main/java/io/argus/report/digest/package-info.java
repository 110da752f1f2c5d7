/**
 * Digests by mail: every subscription gets one mail for each of its periods, whatever number of
 * replicas run and whenever they die; what was sent and what was not is told.
 */
@NullMarked
package io.argus.report.digest;

import org.jspecify.annotations.NullMarked;
