package io.argus.cli.attachment;

import java.nio.file.Path;
import java.util.UUID;

/**
 * A file that a case refers to.
 *
 * @param name as the report calls it
 * @param file is there, below the working directory
 */
record Reference(UUID caseId, String name, Path file) {}
