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

  LoginLimits(LimitConfig config) {
    addresses = new Buckets(config.loginsPerAddress(), config.loginsIn(), System::nanoTime);
    emails = new Buckets(config.loginsPerEmail(), config.loginsIn(), System::nanoTime);
  }

  /**
   * @throws ProblemException 429 with the time to wait
   */
  public void check(String address, String email) {
    refuse(addresses.take(ClientAddress.keyOf(address)), "from this address");
    refuse(emails.take(email), "for this user");
  }

  private static void refuse(@Nullable Duration wait, String where) {
    if (wait != null) {
      throw ProblemException.tooMany("Too many attempts to sign in " + where + ".", wait);
    }
  }
}
