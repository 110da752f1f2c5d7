/**
 * What may be posted where: the projects that a caller reaches, and their settings as
 * analytics-service knows them. Without an answer in two seconds, posts are taken.
 */
@NullMarked
package io.argus.ingest.project;

import org.jspecify.annotations.NullMarked;
