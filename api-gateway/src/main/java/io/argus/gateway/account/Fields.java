package io.argus.gateway.account;

import io.argus.contracts.run.MetadataReader;
import io.argus.http.Caller;
import io.argus.http.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks members of requests; each refusal is a 400 that names the member. */
public final class Fields {

  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_EMAIL = 254;
  private static final int MOST = 1_000;
  private static final Pattern EMAIL =
      Pattern.compile("[^\\s@\\p{Cntrl}<>\"]+@[^\\s@\\p{Cntrl}<>\"]+");

  private Fields() {}

  public static <T> T body(@Nullable T body) {
    return required("body", body);
  }

  public static <T> T required(String field, @Nullable T value) {
    if (value == null) {
      throw ProblemException.invalid(field, field + " is required.");
    }
    return value;
  }

  public static String name(@Nullable String value) {
    String name = required("name", value).strip();
    if (name.isEmpty()
        || name.length() > LONGEST_NAME
        || name.chars().anyMatch(Character::isISOControl)) {
      throw ProblemException.invalid(
          "name", "name must be one line of at most " + LONGEST_NAME + " characters.");
    }
    return name;
  }

  /** In lower case: addresses that differ in case are one person's. */
  static String email(@Nullable String value) {
    String email = required("email", value).strip().toLowerCase(Locale.ROOT);
    if (email.length() > LONGEST_EMAIL || !EMAIL.matcher(email).matches()) {
      throw ProblemException.invalid("email", "email must be an address such as ann@example.org.");
    }
    return email;
  }

  static String project(String field, @Nullable String value) {
    String project = required(field, value);
    if (!MetadataReader.SLUG.matcher(project).matches()) {
      throw ProblemException.invalid(
          field,
          field
              + " must be a slug: up to 100 of a–z, 0–9, dot, dash and underscore, the first a"
              + " letter or digit.");
    }
    return project;
  }

  public static UUID id(String field, String value) {
    try {
      return UUID.fromString(value);
    } catch (IllegalArgumentException e) {
      throw ProblemException.invalid(field, field + " must be a UUID.");
    }
  }

  /**
   * Slugs in order, or {@code *} alone.
   *
   * @throws ProblemException 400 that names {@code projects}
   */
  public static List<String> projects(@Nullable List<String> values) {
    List<String> projects = distinct("projects", values);
    if (!projects.equals(List.of(Caller.EVERY_PROJECT))) {
      projects.forEach(project -> project("projects", project));
    }
    return projects;
  }

  /**
   * The values in order, each once; at least one.
   *
   * @throws ProblemException 400 that names the field
   */
  public static List<String> distinct(String field, @Nullable List<String> values) {
    List<String> given = required(field, values);
    if (given.isEmpty() || given.size() > MOST || given.stream().anyMatch(v -> v == null)) {
      throw ProblemException.invalid(field, field + " must hold 1 to " + MOST + " texts.");
    }
    return given.stream().distinct().sorted().toList();
  }
}
