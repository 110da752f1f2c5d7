package io.argus.analytics.project;

import java.util.regex.Pattern;

/** What projects and suites are called. */
public final class Slug {

  private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");

  private Slug() {}

  public static boolean isSlug(String text) {
    return SLUG.matcher(text).matches();
  }
}
