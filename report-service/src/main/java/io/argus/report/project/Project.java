package io.argus.report.project;

/**
 * What the questions need to know of a project.
 *
 * @param flakyWindow results that a score is made from
 */
public record Project(int id, int flakyWindow) {}
