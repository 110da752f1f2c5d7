/** JSON reports of GoogleTest, under the names that its JUnit XML uses. */
@NullMarked
package io.argus.formats.gtest;

import org.jspecify.annotations.NullMarked;
