/** What people and programs see. Text out of tests never reaches a terminal as it is. */
@NullMarked
package io.argus.cli.print;

import org.jspecify.annotations.NullMarked;
