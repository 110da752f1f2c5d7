package io.argus.formats.parse;

/**
 * How much of a report is taken. Texts beyond a limit are cut with a warning; what would cost
 * memory or time without bound refuses the file, and the error names the limit.
 *
 * @param messageBytes UTF-8 bytes of an error message
 * @param stackTraceBytes UTF-8 bytes of a stack trace
 * @param caseBytes JSON bytes of all texts of a case, so that a case always fits into one event
 * @param nameBytes UTF-8 bytes of a name, class, suite or variant; longer ones end in a hash
 * @param depth of elements or JSON values: real reports stay under 50
 * @param tagBytes one start tag with its attributes, or one comment
 * @param textBytes of one XML text; what follows is dropped, line feeds kept, so lines stay right
 * @param jsonStringChars of one JSON string
 * @param treeTokens JSON tokens of a value that is held in memory as a whole, such as the tests of
 *     one test file
 * @param treeChars of all texts of such a value
 * @param heldBytes of memory for what waits until later lines of a file say more, see {@link Held}
 * @param records per upload: their identities are kept, some 40 bytes each
 * @param repeatedCases cases per file that have more than one record; they wait in memory
 * @param names different unknown element or attribute names per file
 * @param attempts per case
 * @param attachments per case
 * @param steps per case
 * @param properties per case
 * @param runErrors per upload
 * @param rejected records per file whose reasons are listed; the others are counted
 */
public record Limits(
    int messageBytes,
    int stackTraceBytes,
    int caseBytes,
    int nameBytes,
    int depth,
    int tagBytes,
    int textBytes,
    int jsonStringChars,
    int treeTokens,
    int treeChars,
    int heldBytes,
    int records,
    int repeatedCases,
    int names,
    int attempts,
    int attachments,
    int steps,
    int properties,
    int runErrors,
    int rejected) {

  private static final int KIB = 1024;
  private static final int MIB = 1024 * 1024;

  /** Contract: 8 KiB, 64 KiB, 256 KiB. The others only stop what no test tool writes. */
  public static final Limits DEFAULT =
      new Limits(
          8 * KIB, 64 * KIB, 256 * KIB, 2 * KIB, 256, 8 * MIB, MIB, 16 * MIB, 500_000, 16 * MIB,
          64 * MIB, 2_000_000, 100_000, 1_000, 100, 100, 1_000, 100, 100, 100);

  /** What an error that a limit has caused ends with: the setting of ingest-service. */
  public static String named(String limit) {
    return " (argus.report." + limit + ")";
  }
}
