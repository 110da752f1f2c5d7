package io.argus.gateway.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

@ConfigMapping(prefix = "argus.identity")
public interface IdentityConfig {

  /** Holds the admin token; wins over {@link #adminToken()} because files leak less. */
  Optional<Path> adminTokenFile();

  Optional<String> adminToken();

  /** Lets everybody read every project without a token: for a team behind a closed network. */
  @WithDefault("false")
  boolean anonymousRead();

  /** PEM (PKCS#8) of the EC P-256 key whose public half the services hold. */
  Optional<Path> jwtPrivateKeyFile();

  /** Short, so that a leaked internal token is soon worth nothing. */
  @WithDefault("5m")
  Duration jwtLifetime();

  /** A working day, so that a forgotten browser is signed in for hours, not for ever. */
  @WithDefault("12h")
  Duration sessionLifetime();

  /**
   * How long a stored token is not looked up again: what is revoked elsewhere works for so long.
   */
  @WithDefault("5s")
  Duration tokenMemory();

  /** How long a token that was seen goes on working while the database cannot be asked. */
  @WithDefault("10m")
  Duration tokenMemoryWithoutDatabase();
}
