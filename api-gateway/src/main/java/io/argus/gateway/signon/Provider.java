package io.argus.gateway.signon;

import io.argus.gateway.identity.IssuerUrl;
import io.argus.gateway.identity.TokenHash;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The provider that people sign in with, known to quarkus-oidc on the paths of signing in and
 * nowhere else. It is asked for its addresses and keys when the first person comes, so it may be
 * away when the gateway starts.
 */
@Singleton
@Startup
class Provider implements TenantConfigResolver {

  static final String START = "/api/auth/oidc";
  static final String CALLBACK = START + "/callback";

  private static final String NAME = "people";

  private final @Nullable OidcTenantConfig tenant;

  /**
   * @throws IllegalStateException that says which variable to set
   */
  Provider(SignOnConfig config) {
    List<Boolean> said =
        List.of(
            config.issuer().isPresent(),
            config.clientId().isPresent(),
            config.clientSecret().isPresent());
    if (said.contains(true) && said.contains(false)) {
      throw new IllegalStateException(
          "Signing in with a provider needs ARGUS_OIDC_ISSUER, ARGUS_OIDC_CLIENT_ID and"
              + " ARGUS_OIDC_CLIENT_SECRET: all of them, or none.");
    }
    this.tenant = said.contains(false) ? null : tenant(config);
  }

  boolean isConfigured() {
    return tenant != null;
  }

  @Override
  public Uni<OidcTenantConfig> resolve(
      RoutingContext context, OidcRequestContext<OidcTenantConfig> unused) {
    String path = context.request().path();
    return path.equals(START) || path.equals(CALLBACK)
        ? Uni.createFrom().item(tenant)
        : Uni.createFrom().nullItem();
  }

  /** Leaves no trace of quarkus-oidc's own session, which Argus does not use. */
  static void forgetItsSession(RoutingContext context) {
    context.response().removeCookies("q_session_" + NAME, false);
  }

  private static OidcTenantConfig tenant(SignOnConfig config) {
    String issuer = config.issuer().orElseThrow();
    String secret = config.clientSecret().orElseThrow();
    if (IssuerUrl.of(issuer).isEmpty()) {
      throw new IllegalStateException(
          "ARGUS_OIDC_ISSUER must be the provider's https:// URL, such as"
              + " https://accounts.example.org/realms/acme.");
    }
    return OidcTenantConfig.authServerUrl(issuer)
        .tenantId(NAME)
        .applicationType(ApplicationType.WEB_APP)
        .clientId(config.clientId().orElseThrow())
        .credentials(secret)
        .connectionTimeout(config.providerTimeout())
        .authentication()
        .redirectPath(CALLBACK)
        .restorePathAfterRedirect(false)
        .removeRedirectParameters(false)
        .scopes("email", "profile")
        .pkceRequired()
        .nonceRequired()
        // The same for all replicas: any of them may answer the callback.
        .stateSecret(TokenHash.of("argus sign-on state " + secret).hex())
        .stateCookieAge(config.patience())
        .failOnMissingStateParam()
        .cookiePath(START)
        .end()
        .tokenStateManager()
        .encryptionRequired(false)
        .end()
        .build();
  }
}
