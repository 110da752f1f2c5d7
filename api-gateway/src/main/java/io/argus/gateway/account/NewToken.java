package io.argus.gateway.account;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A token to be made, checked. */
record NewToken(
    String name, List<String> scopes, List<String> projects, @Nullable Instant expiresAt) {}
