package io.argus.formats.javascript;

import io.argus.contracts.run.Failure;
import io.argus.formats.parse.Failures;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.Texts;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** JavaScript's errors as its test tools write them: {@code TypeError: no}, in colours. */
final class ScriptErrors {

  private static final Pattern TYPE =
      Pattern.compile("((?:[A-Z][\\w$]{0,80})?(?:Error|Exception))(?: \\[\\w{1,80}\\])?: ");
  private static final String FRAMES = "\n    at ";

  private ScriptErrors() {}

  /** Null when nothing is said. The type is taken from where the message or the stack begins. */
  static @Nullable Failure of(@Nullable String message, @Nullable String stack) {
    String trace = Texts.orNull(Failures.plain(stack));
    String said = Texts.orNull(Failures.plain(message));
    if (said == null && trace != null) {
      said = trace;
    }
    if (said == null) {
      return null;
    }
    int frames = said.indexOf(FRAMES);
    if (frames > 0) {
      trace = trace == null ? said : trace;
      said = said.substring(0, frames);
    }
    Matcher inMessage = TYPE.matcher(said);
    if (inMessage.lookingAt()) {
      return Failures.of(said.substring(inMessage.end()), inMessage.group(1), trace);
    }
    Matcher inTrace = TYPE.matcher(trace == null ? "" : trace);
    return Failures.of(said, inTrace.lookingAt() ? inTrace.group(1) : null, trace);
  }

  /** Several errors of one try: the first one's message, the stacks of all. */
  static @Nullable Failure of(List<Failure> errors, Limits limits) {
    if (errors.size() < 2) {
      return errors.isEmpty() ? null : errors.get(0);
    }
    StringBuilder all = new StringBuilder();
    for (Failure error : errors) {
      String text = error.stackTrace() == null ? error.message() : error.stackTrace();
      if (text != null && all.length() <= limits.stackTraceBytes()) {
        all.append(all.isEmpty() ? "" : "\n\n").append(text);
      }
    }
    return new Failure(errors.get(0).message(), errors.get(0).type(), all.toString());
  }
}
