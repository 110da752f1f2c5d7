package io.argus.formats.junit;

import io.argus.contracts.document.DocumentCase;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.Texts;
import io.argus.formats.parse.UnreadableReport;
import io.argus.formats.xml.XmlCursor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A suite element that is open, and what its cases take from it. */
final class JUnitSuite {

  /** cargo-nextest repeats a suite under such names when it runs a stress test. */
  private static final Pattern STRESS = Pattern.compile("(.*)@(stress-\\d{1,9})");

  /**
   * Playwright: the root has an id, suites are named by file and hostname is the browser project.
   */
  private static final Pattern SCRIPT = Pattern.compile(".*\\.[cm]?[jt]sx?");

  private static final int NO_NUMBER = -1;

  private final int recordsBefore;
  private final int errorsBefore;
  private boolean root;
  private boolean rootHasId;
  private @Nullable String name;
  private @Nullable String path;
  private @Nullable String variant;
  private @Nullable String hostname;
  private @Nullable String timestamp;
  private @Nullable String time;
  private int tests = NO_NUMBER;
  private int failures = NO_NUMBER;
  private int errors = NO_NUMBER;
  private int reds;

  private JUnitSuite(int recordsBefore, int errorsBefore) {
    this.recordsBefore = recordsBefore;
    this.errorsBefore = errorsBefore;
  }

  static JUnitSuite read(
      XmlCursor xml,
      Limits limits,
      @Nullable JUnitSuite parent,
      int recordsBefore,
      int errorsBefore)
      throws UnreadableReport {
    JUnitSuite suite = new JUnitSuite(recordsBefore, errorsBefore);
    suite.root = "testsuites".equals(xml.name());
    for (int i = 0; i < xml.attributeCount(); i++) {
      suite.attribute(xml, xml.attributeName(i), xml.attributeValue(i));
    }
    suite.inherit(parent, limits.nameBytes());
    return suite;
  }

  private void attribute(XmlCursor xml, String attribute, String value) throws UnreadableReport {
    switch (attribute) {
      case "name" -> name = Texts.orNull(value);
      case "hostname" -> hostname = Texts.orNull(value);
      case "timestamp" -> timestamp = value;
      case "time" -> time = value;
      case "tests" -> tests = number(value);
      case "failures" -> failures = number(value);
      case "errors" -> errors = number(value);
      case "id" -> rootHasId = root;
      default -> xml.unknownName(attribute);
    }
  }

  private void inherit(@Nullable JUnitSuite parent, int nameBytes) {
    String own = root ? null : name;
    Matcher stress = own != null && own.contains("@stress-") ? STRESS.matcher(own) : null;
    if (stress != null && stress.matches()) {
      own = stress.group(1);
      variant = stress.group(2);
    }
    if (parent != null) {
      rootHasId |= parent.rootHasId;
      variant = variant == null ? parent.variant : variant;
    }
    if (rootHasId && hostname != null && own != null && SCRIPT.matcher(own).matches()) {
      variant = hostname;
    }
    String outer = parent == null ? null : parent.path;
    String whole = own;
    if (outer != null) {
      whole = own == null ? outer : outer + DocumentCase.LEVEL + own;
    }
    path = whole == null ? null : Texts.cutName(whole, nameBytes);
  }

  private static int number(String value) {
    try {
      return Math.max(NO_NUMBER, Integer.parseInt(value.trim()));
    } catch (NumberFormatException e) {
      return NO_NUMBER;
    }
  }

  int recordsBefore() {
    return recordsBefore;
  }

  int errorsBefore() {
    return errorsBefore;
  }

  /** The names of the suites around a case; the root's name is a tool's or a job's. */
  @Nullable String path() {
    return path;
  }

  /** What sets this suite's cases apart from those of suites with the same name. */
  @Nullable String variant() {
    return variant;
  }

  @Nullable String timestamp() {
    return timestamp;
  }

  @Nullable String time() {
    return time;
  }

  /** pytest never has two different tests of one name in a suite. */
  boolean isPytest() {
    return "pytest".equals(name);
  }

  String source() {
    return path != null ? path : name != null ? name : "the report";
  }

  void countRed(boolean red) {
    reds += red ? 1 : 0;
  }

  void addReds(int inner) {
    reds += inner;
  }

  int reds() {
    return reds;
  }

  int declaredRed() {
    return Math.max(0, failures) + Math.max(0, errors);
  }

  /** Errors of the suite itself may be declared as failed tests or not. */
  boolean contradicts(int records, int suiteErrors) {
    boolean redDeclared = failures != NO_NUMBER || errors != NO_NUMBER;
    boolean redDiffers = declaredRed() != reds && declaredRed() != reds + suiteErrors;
    return (tests != NO_NUMBER && tests != records) || (redDeclared && redDiffers);
  }

  String declared() {
    return (tests == NO_NUMBER ? "unknown" : tests) + " tests and " + declaredRed() + " red ones";
  }
}
