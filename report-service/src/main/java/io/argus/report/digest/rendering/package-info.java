/**
 * How a digest looks: HTML for mail clients, plain text, PDF, PNG. Nothing is fetched while it is
 * drawn, and what cannot be drawn on this machine becomes a table.
 */
@NullMarked
package io.argus.report.digest.rendering;

import org.jspecify.annotations.NullMarked;
