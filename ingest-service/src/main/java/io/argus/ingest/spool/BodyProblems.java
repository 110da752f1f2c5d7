package io.argus.ingest.spool;

import io.argus.http.ProblemException;
import io.argus.http.ProblemMappers;
import io.argus.http.ProblemType;
import jakarta.ws.rs.core.Response;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.zip.ZipException;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What a body that cannot be read, or not be kept while it is read, is answered with. */
public final class BodyProblems {

  private static final Logger LOG = Logger.getLogger(BodyProblems.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

  /** A spooled file that cannot be read again. */
  @ServerExceptionMapper
  public Response lost(SpoolFailed e) {
    return new ProblemMappers().problem(of(e));
  }

  public static ProblemException of(IOException e) {
    Throwable cause = e instanceof FileUploadException && e.getCause() != null ? e.getCause() : e;
    if (cause instanceof SpoolFailed spool) {
      return notKept(spool);
    }
    if (cause instanceof LimitExceeded) {
      return ProblemException.of(ProblemType.TOO_LARGE, String.valueOf(cause.getMessage()));
    }
    if (cause instanceof EOFException || cause instanceof ZipException) {
      return ProblemException.of(
          ProblemType.MALFORMED_BODY,
          "The gzip data is cut or broken: " + cause.getMessage() + ".");
    }
    return ProblemException.of(
        ProblemType.MALFORMED_BODY,
        "The body cannot be read to its end: " + cause.getMessage() + ".");
  }

  private static ProblemException notKept(SpoolFailed e) {
    LOG.errorf("an upload cannot be spooled: %s", e.getMessage());
    return e.isFull()
        ? ProblemException.of(
            ProblemType.INSUFFICIENT_STORAGE,
            "The disk that holds uploads while they are read is full; nothing was stored. Make room"
                + " on it, then send the upload again.")
        : ProblemException.unavailable(
            "The upload cannot be kept on disk while it is read; nothing was stored. The service's"
                + " log tells why.",
            RETRY_AFTER);
  }
}
