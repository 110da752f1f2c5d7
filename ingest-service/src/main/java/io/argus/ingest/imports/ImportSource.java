package io.argus.ingest.imports;

import io.argus.http.ProblemException;
import io.argus.ingest.run.QueryParameter;
import io.argus.ingest.run.SaidParameters;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What is to be imported.
 *
 * @param prefix empty = the whole bucket
 * @param retry true = also what was refused before
 * @param said metadata of reports that do not say it themselves, by parameter name
 */
record ImportSource(String bucket, String prefix, boolean retry, Map<String, String> said) {

  private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,254}");
  private static final int LONGEST_PREFIX = 1024;

  ImportSource {
    said = Map.copyOf(said);
  }

  /**
   * @param members of the request
   * @throws ProblemException 400 naming the member
   */
  static ImportSource of(Map<String, String> members) {
    Map<String, String> said = new HashMap<>(members);
    String bucket = text(said, "bucket");
    String prefix = text(said, "prefix");
    String retry = text(said, "retry");
    if (!BUCKET.matcher(bucket).matches()) {
      throw ProblemException.invalid("bucket", "bucket is required: the name of an S3 bucket.");
    }
    if (prefix.length() > LONGEST_PREFIX) {
      throw ProblemException.invalid(
          "prefix", "prefix must have at most " + LONGEST_PREFIX + " characters.");
    }
    SaidParameters.checkBody(said.keySet(), QueryParameter.OF_IMPORTS);
    return new ImportSource(bucket, prefix, retry.equals("true"), said);
  }

  private static String text(Map<String, String> said, String name) {
    String text = said.remove(name);
    return text == null ? "" : text;
  }
}
