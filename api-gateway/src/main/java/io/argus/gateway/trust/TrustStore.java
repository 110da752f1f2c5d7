package io.argus.gateway.trust;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.argus.gateway.account.Audit;
import io.argus.gateway.account.Pages;
import io.argus.gateway.identity.ApiCaller;
import io.argus.http.Page;
import io.argus.http.ProblemException;
import io.argus.http.ProblemType;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;

/** Trust rules; each method is a transaction. */
@ApplicationScoped
class TrustStore implements PanacheRepositoryBase<TrustRow, UUID> {

  private static final Sort OLDEST = Sort.by("createdAt", "id");
  private static final TypeReference<Map<String, String>> CLAIMS = new TypeReference<>() {};

  private final Audit audit;
  private final ObjectMapper json;
  private final Clock clock;

  TrustStore(Audit audit, ObjectMapper json, Clock clock) {
    this.audit = audit;
    this.json = json;
    this.clock = clock;
  }

  @Transactional
  List<TrustRule> all() {
    return listAll(OLDEST).stream().map(this::rule).toList();
  }

  /** Oldest first. */
  @Transactional
  Page<TrustView> page(int limit, int offset) {
    return Pages.of(findAll(OLDEST), limit, offset, row -> TrustView.from(rule(row)));
  }

  /**
   * @throws ProblemException 409 when there is a rule for the same tokens
   */
  @Transactional
  TrustView create(ApiCaller actor, TrustRequest.Checked wanted) {
    TrustRow row = new TrustRow();
    row.name = wanted.name();
    row.issuer = wanted.issuer();
    row.audience = wanted.audience();
    row.claims = written(wanted.claims());
    row.projects = wanted.projects();
    row.scopes = wanted.scopes();
    row.createdAt = clock.instant();
    try {
      persistAndFlush(row);
    } catch (ConstraintViolationException e) {
      throw ProblemException.of(
          ProblemType.CONFLICT,
          "There is a rule with this issuer, audience and claims. Delete it first, or add a claim.");
    }
    audit.record(actor, "trust.created", Objects.requireNonNull(row.id).toString(), told(row));
    return TrustView.from(rule(row));
  }

  /**
   * @throws ProblemException 404
   */
  @Transactional
  void remove(ApiCaller actor, UUID id) {
    TrustRow row =
        findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
            .orElseThrow(
                () ->
                    ProblemException.of(
                        ProblemType.NOT_FOUND, "There is no trust rule " + id + "."));
    audit.record(actor, "trust.removed", id.toString(), told(row));
    delete(row);
  }

  private static String told(TrustRow row) {
    return "%s: %s of %s for %s: %s on %s"
        .formatted(row.name, row.claims, row.issuer, row.audience, row.scopes, row.projects);
  }

  private TrustRule rule(TrustRow row) {
    return new TrustRule(
        Objects.requireNonNull(row.id),
        row.name,
        row.issuer,
        row.audience,
        read(row.claims),
        Set.copyOf(row.projects),
        Set.copyOf(row.scopes),
        row.createdAt);
  }

  private String written(Map<String, String> claims) {
    try {
      return json.writeValueAsString(new TreeMap<>(claims));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts are always JSON", e);
    }
  }

  private Map<String, String> read(String claims) {
    try {
      return json.readValue(claims, CLAIMS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the column holds an object of texts", e);
    }
  }
}
