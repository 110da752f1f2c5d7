package io.argus.contracts.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one file of an upload.
 *
 * @param format the detected format, e.g. {@code junit}; null when unknown
 * @param records test records read; of a load test, its samples
 * @param cases cases stored, fewer than records where records are attempts of one case
 * @param rejected records of which nothing was stored, each with its place and reason; at most a
 *     hundred and a line that counts the others
 * @param error why nothing of it was stored, with line and column where known; null = it was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FileReport(
    String name,
    @Nullable String format,
    int records,
    int cases,
    List<String> warnings,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> rejected,
    @Nullable String error) {

  public FileReport {
    warnings = warnings == null ? List.of() : List.copyOf(warnings);
    rejected = rejected == null ? List.of() : List.copyOf(rejected);
  }
}
