package io.argus.cli.export;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code s3://bucket/prefix}.
 *
 * @param prefix without slashes around it; empty = none
 */
public record BucketAddress(String bucket, String prefix) {

  private static final Pattern FORM =
      Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/(.*))?");

  /**
   * @throws IllegalArgumentException when it is none
   */
  public static BucketAddress parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("--upload must be like s3://bucket/prefix");
    }
    String prefix = form.group(2) == null ? "" : form.group(2);
    return new BucketAddress(form.group(1), prefix.replaceAll("^/+|/+$", ""));
  }

  /** Every run has a folder of its own below the prefix, so none overwrites another. */
  public String key(String runId, String name) {
    return (prefix.isEmpty() ? "" : prefix + "/") + runId + "/" + name;
  }

  public String url(String key) {
    return "s3://" + bucket + "/" + key;
  }
}
