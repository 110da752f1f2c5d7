package io.argus.gateway.signon;

import io.argus.gateway.account.Logins;
import io.argus.gateway.account.NewSession;
import io.argus.http.ProblemException;
import io.argus.http.ProblemType;
import jakarta.inject.Singleton;

/** Gives a session to whom the provider has named, if they are let in. */
@Singleton
class SignOn {

  private final Admission admission;
  private final Logins logins;

  SignOn(SignOnConfig config, Logins logins) {
    this.admission = Admission.from(config);
    this.logins = logins;
  }

  /**
   * @throws ProblemException 403 that says why
   */
  NewSession signIn(ProviderIdentity person) {
    return switch (admission.judge(person)) {
      case WELCOME ->
          logins
              .signInAs(person.email(), person.name(), admission.createsUsers())
              .orElseThrow(
                  () ->
                      refused(
                          "There is no user %s. Ask an administrator to make one."
                              .formatted(person.email())));
      case UNVERIFIED ->
          throw refused("The provider does not say that your e-mail address is verified.");
      case FOREIGN ->
          throw refused(
              "Addresses such as %s do not sign in here (ARGUS_OIDC_EMAIL_DOMAINS)."
                  .formatted(person.email()));
    };
  }

  private static ProblemException refused(String detail) {
    return ProblemException.of(ProblemType.FORBIDDEN, detail);
  }
}
