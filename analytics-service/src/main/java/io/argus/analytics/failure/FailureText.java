package io.argus.analytics.failure;

import io.argus.contracts.run.Failure;
import org.jspecify.annotations.Nullable;

/**
 * A failure text to be stored, with the id that its content gives it.
 *
 * @param id first 64 bits of a hash of type, message and stack trace
 */
public record FailureText(long id, Failure failure, long signature, long messageKey) {

  public static FailureText of(Failure failure, @Nullable String className, String caseName) {
    FailureSignature signature = FailureSignature.of(failure, className, caseName);
    long id =
        FailureSignature.hash(
            failure.type() + '\0' + failure.message() + '\0' + failure.stackTrace());
    return new FailureText(id, failure, signature.fingerprint(), signature.messageKey());
  }
}
