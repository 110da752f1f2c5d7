/** Visual Studio's test results (TRX): each result, with the class its definition names. */
@NullMarked
package io.argus.ingest.report.trx;

import org.jspecify.annotations.NullMarked;
