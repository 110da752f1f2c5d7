/** Result files of JMeter, XML and CSV: one case per label. */
@NullMarked
package io.argus.formats.jmeter;

import org.jspecify.annotations.NullMarked;
