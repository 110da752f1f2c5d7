package io.argus.cli.git;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses of repositories, which often carry a token. */
public final class RemoteUrl {

  private static final Pattern WITH_SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*://)(.*)");
  private static final int LONGEST_SLUG = 100;

  private RemoteUrl() {}

  /** Everything up to the last {@code @} of the authority is gone. */
  static String withoutCredentials(String url) {
    Matcher parts = WITH_SCHEME.matcher(url);
    if (!parts.matches()) {
      // user@host:path is no URL, and the user of SSH is no secret.
      return url;
    }
    String rest = parts.group(2);
    int path = rest.indexOf('/');
    String authority = path < 0 ? rest : rest.substring(0, path);
    return parts.group(1) + rest.substring(authority.lastIndexOf('@') + 1);
  }

  /** The repository's name as the slug of a project; null = nothing is left of it. */
  public static @Nullable String project(String url) {
    String path = url.replaceAll("[/\\\\]+$", "");
    String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf(':')) + 1);
    String slug =
        name.replaceAll("\\.git$", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9._-]+", "-")
            .replaceAll("^[^a-z0-9]+", "");
    slug = slug.substring(0, Math.min(slug.length(), LONGEST_SLUG));
    return slug.isEmpty() ? null : slug;
  }
}
