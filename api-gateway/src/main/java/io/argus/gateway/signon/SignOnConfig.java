package io.argus.gateway.signon;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

@ConfigMapping(prefix = "argus.sign-on")
interface SignOnConfig {

  /** The provider's URL, below which {@code /.well-known/openid-configuration} is. */
  Optional<String> issuer();

  Optional<String> clientId();

  Optional<String> clientSecret();

  /** Unless said, only with {@link #emailDomains()}: some providers know the whole world. */
  Optional<Boolean> createUsers();

  /** Empty = every domain. */
  Optional<Set<String>> emailDomains();

  /** Whoever signs in waits for the provider: it is soon told to be away. */
  @WithDefault("5s")
  Duration providerTimeout();

  /** Time to find the second factor. */
  @WithDefault("15m")
  Duration patience();
}
