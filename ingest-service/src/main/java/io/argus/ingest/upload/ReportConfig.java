package io.argus.ingest.upload;

import io.argus.formats.parse.Limits;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * What refuses a report: no test tool writes that much, and holding it would cost memory that other
 * uploads need. How long stored texts are is no setting: it is the same in every installation.
 */
@ConfigMapping(prefix = "argus.report")
public interface ReportConfig {

  /** Elements, JSON values or subtests inside each other; each takes memory. */
  @WithDefault("256")
  int depth();

  /** One start tag with its attributes, or one comment; the XML reader holds it. */
  @WithDefault("8388608")
  int tagBytes();

  /** One JSON string, line of a stream or CSV field. */
  @WithDefault("16777216")
  int jsonStringChars();

  /** JSON tokens of what is held as a whole: one test file, one feature, one k6 summary. */
  @WithDefault("500000")
  int treeTokens();

  /** All texts of the same. */
  @WithDefault("16777216")
  int treeChars();

  /** What a file keeps in memory until later lines say more: tests that have begun, features. */
  @WithDefault("67108864")
  int heldBytes();

  /** Per upload; their identities are held, some 40 bytes each. */
  @WithDefault("2000000")
  int records();

  /** Cases of a file that wait in memory for more: repeated, or begun and not ended. */
  @WithDefault("100000")
  int repeatedCases();

  /** Different names of elements, attributes or metrics in a file. */
  @WithDefault("1000")
  int names();

  /** The limits of reading. */
  default Limits limits() {
    Limits texts = Limits.DEFAULT;
    return new Limits(
        texts.messageBytes(),
        texts.stackTraceBytes(),
        texts.caseBytes(),
        texts.nameBytes(),
        depth(),
        tagBytes(),
        texts.textBytes(),
        jsonStringChars(),
        treeTokens(),
        treeChars(),
        heldBytes(),
        records(),
        repeatedCases(),
        names(),
        texts.attempts(),
        texts.attachments(),
        texts.steps(),
        texts.properties(),
        texts.runErrors(),
        texts.rejected());
  }
}
