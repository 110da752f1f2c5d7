package io.argus.gateway.limit;

import io.argus.http.ProblemException;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How often somebody may try to sign in, right or wrong. */
@Singleton
public class LoginLimits {

  private final Buckets addresses;
  private final Buckets emails;
  private final Buckets starts;

  LoginLimits(LimitConfig config) {
    addresses = new Buckets(config.loginsPerAddress(), config.loginsIn(), System::nanoTime);
    emails = new Buckets(config.loginsPerEmail(), config.loginsIn(), System::nanoTime);
    starts = new Buckets(config.loginsPerAddress(), config.loginsIn(), System::nanoTime);
  }

  /**
   * @throws ProblemException 429 with the time to wait
   */
  public void check(String address, String email) {
    checkAddress(address);
    refuse(emails.take(email), "for this user");
  }

  /**
   * For whom it is not yet known who signs in.
   *
   * @throws ProblemException 429 with the time to wait
   */
  public void checkAddress(String address) {
    refuse(addresses.take(ClientAddress.keyOf(address)), "from this address");
  }

  /**
   * For going to a provider and not yet coming back, which counts for itself.
   *
   * @throws ProblemException 429 with the time to wait
   */
  public void checkStart(String address) {
    refuse(starts.take(ClientAddress.keyOf(address)), "from this address");
  }

  private static void refuse(@Nullable Duration wait, String where) {
    if (wait != null) {
      throw ProblemException.tooMany("Too many attempts to sign in " + where + ".", wait);
    }
  }
}
