package io.argus.report.run;

import io.argus.http.Page;
import io.argus.http.ProblemException;
import io.argus.report.parameter.QueryParameter;
import org.jspecify.annotations.Nullable;

/**
 * The part of a list in the order of runs that one page shows.
 *
 * @param after where the page before ended; null = skip {@code offset} items instead
 */
public record RunSlice(int limit, int offset, @Nullable RunCursor after) {

  /** Reads the parameters of these names. */
  public static RunSlice parse(
      @Nullable String limit, @Nullable String offset, @Nullable String cursor) {
    int size = Page.limit(QueryParameter.integer("limit", limit));
    int skip = Page.offset(QueryParameter.integer("offset", offset));
    String text = QueryParameter.text("cursor", cursor);
    if (text != null && skip > 0) {
      throw ProblemException.invalid("cursor", "Give either cursor or offset.");
    }
    return new RunSlice(size, skip, text == null ? null : RunCursor.parse(text));
  }
}
