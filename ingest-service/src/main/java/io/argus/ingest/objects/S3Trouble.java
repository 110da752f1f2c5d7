package io.argus.ingest.objects;

import io.argus.http.ProblemException;
import io.argus.http.ProblemType;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What the S3 API says, in words that tell what to do. */
final class S3Trouble {

  private static final Set<String> WRONG_CREDENTIALS =
      Set.of("InvalidAccessKeyId", "SignatureDoesNotMatch", "ExpiredToken", "InvalidToken");

  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int SERVER_ERROR = 500;

  private S3Trouble() {}

  static ObjectTrouble of(String bucket, SdkException e) {
    if (!(e instanceof S3Exception s3)) {
      return ObjectTrouble.passing(
          "The object store does not answer: "
              + e.getMessage()
              + ". Check ARGUS_S3_ENDPOINT and whether this service can reach it.",
          e);
    }
    String code = s3.awsErrorDetails() == null ? "" : s3.awsErrorDetails().errorCode();
    if (WRONG_CREDENTIALS.contains(code)) {
      return refused(
          "The object store does not know these credentials ("
              + code
              + "). Check"
              + " ARGUS_S3_ACCESS_KEY and ARGUS_S3_SECRET_KEY of ingest-service.",
          e);
    }
    if (s3.statusCode() == FORBIDDEN) {
      return refused(
          "The object store does not let ingest-service use bucket "
              + bucket
              + ". Give its credentials the right to list, read and write there.",
          e);
    }
    if (s3.statusCode() == NOT_FOUND) {
      return new ObjectTrouble(
          ProblemException.of(
              ProblemType.NOT_FOUND,
              "There is no bucket " + bucket + " at the object store, or the object has gone."),
          e);
    }
    return s3.statusCode() >= SERVER_ERROR
        ? ObjectTrouble.passing("The object store is in trouble: " + code + ".", e)
        : refused("The object store refuses it: " + code + ".", e);
  }

  private static ObjectTrouble refused(String detail, SdkException e) {
    return new ObjectTrouble(ProblemException.of(ProblemType.BAD_GATEWAY, detail), e);
  }
}
