/**
 * What a digest says: a pure function of the numbers of a period and of the one before, bounded
 * whatever the size of the project, its texts fit for one line.
 */
@NullMarked
package io.argus.report.digest.content;

import org.jspecify.annotations.NullMarked;
