package io.argus.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.argus.gateway.identity.ApiCaller;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermissionsTest {

  private static final Set<String> NONE = Set.of();
  private static final Set<String> ALL = Set.of("*");
  private static final Set<String> SHOP = Set.of("shop");
  private static final Set<String> ANY_SCOPE = ApiCaller.EVERY_SCOPE;

  private static final Map<String, ApiCaller> CALLERS =
      Map.of(
          "admin", new ApiCaller("ann", "a@x", true, ANY_SCOPE, true, ALL, ALL, ALL),
          "owner", new ApiCaller("ann", "a@x", true, ANY_SCOPE, false, SHOP, SHOP, SHOP),
          "viewer", new ApiCaller("ann", "a@x", true, ANY_SCOPE, false, SHOP, NONE, NONE),
          "other", new ApiCaller("ann", "a@x", true, ANY_SCOPE, false, NONE, NONE, NONE),
          "robot", new ApiCaller("ann", "a@x", false, ANY_SCOPE, false, SHOP, SHOP, SHOP),
          "ingest", new ApiCaller("ann", "a@x", false, Set.of("ingest"), false, SHOP, SHOP, NONE));

  @ParameterizedTest
  @CsvSource({
    // caller, users, sees members, changes members, own tokens, tokens of others
    "admin,  true,  true,  true,  true,  true",
    "owner,  false, true,  true,  true,  false",
    "viewer, false, true,  false, true,  false",
    "other,  false, false, false, true,  false",
    "robot,  false, true,  true,  false, false",
    "ingest, false, false, false, false, false",
  })
  void who_may_administer_what(
      String name, boolean users, boolean sees, boolean changes, boolean own, boolean others) {
    ApiCaller caller = CALLERS.get(name);

    assertThat(Permissions.administersUsers(caller)).isEqualTo(users);
    assertThat(Permissions.seesMembers(caller, "shop")).isEqualTo(sees);
    assertThat(Permissions.changesMembers(caller, "shop")).isEqualTo(changes);
    assertThat(Permissions.administersTokensOf(caller, "ann")).isEqualTo(own);
    assertThat(Permissions.administersTokensOf(caller, "bob")).isEqualTo(others);
  }
}
