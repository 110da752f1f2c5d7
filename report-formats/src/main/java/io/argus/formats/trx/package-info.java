/** Visual Studio's test results (TRX): each result, with the class its definition names. */
@NullMarked
package io.argus.formats.trx;

import org.jspecify.annotations.NullMarked;
