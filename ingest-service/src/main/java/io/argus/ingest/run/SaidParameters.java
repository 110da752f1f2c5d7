package io.argus.ingest.run;

import io.argus.http.ProblemException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks the names of what callers say, and that nothing is said in two ways. */
public final class SaidParameters {

  private static final int LONGEST_WAIT = 10;

  private SaidParameters() {}

  /**
   * The query, one value each.
   *
   * @throws ProblemException 400 naming a parameter that is unknown or said in two ways, or a wrong
   *     {@code wait}
   */
  public static Map<String, String> ofQuery(
      Map<String, List<String>> query, Set<QueryParameter> known) {
    checkNames(query.keySet(), known);
    Map<String, String> said = new HashMap<>();
    query.forEach((name, values) -> said.put(name, only(name, values)));
    checkWait(said.remove(QueryParameter.WAIT.text()));
    return said;
  }

  /**
   * What the body says beside: all that the query may say but how long to wait for the answer.
   *
   * @throws ProblemException 400 naming a parameter that is not known: it would do nothing
   */
  public static void checkBody(Set<String> names, Set<QueryParameter> known) {
    Set<QueryParameter> metadata = EnumSet.copyOf(known);
    metadata.remove(QueryParameter.WAIT);
    checkNames(names, metadata);
  }

  private static void checkNames(Set<String> names, Set<QueryParameter> known) {
    for (String name : names) {
      if (known.stream().noneMatch(parameter -> parameter.text().equals(name))) {
        throw ProblemException.invalid(
            name,
            "There is no parameter "
                + name
                + " here; known are "
                + QueryParameter.list(known)
                + ".");
      }
    }
  }

  /** The header takes the place of a run key where none is said. */
  public static void addKey(Map<String, String> said, @Nullable String idempotencyKey) {
    String key = QueryParameter.RUN_KEY.text();
    if (idempotencyKey != null && said.getOrDefault(key, "").isBlank()) {
      said.put(key, idempotencyKey);
    }
  }

  private static String only(String name, List<String> values) {
    if (name.equals(QueryParameter.IDENTITY_EXCLUDE.text())) {
      return String.join("\n", values);
    }
    if (values.stream().distinct().count() > 1) {
      throw ProblemException.invalid(name, name + " is said twice, and differently.");
    }
    return values.get(0);
  }

  /** The gateway has waited by then, or will; here it only must make sense. */
  private static void checkWait(@Nullable String wait) {
    if (wait == null || wait.isBlank()) {
      return;
    }
    if (!wait.strip().matches("\\d{1,2}") || Integer.parseInt(wait.strip()) > LONGEST_WAIT) {
      throw ProblemException.invalid(
          "wait", "wait must be a whole number of seconds from 0 to " + LONGEST_WAIT + ".");
    }
  }
}
