package io.argus.analytics.retention;

/**
 * A run that is to go.
 *
 * @param id internal
 */
record ExpiredRun(int projectId, long id, int suiteId, Place place) {}
