/**
 * Allure results: one report in many small documents, whose order and file names mean nothing; a
 * broken document loses only itself.
 */
@NullMarked
package io.argus.formats.allure;

import org.jspecify.annotations.NullMarked;
