package io.argus.gateway.trust;

import io.argus.gateway.account.Fields;
import io.argus.gateway.identity.IssuerUrl;
import io.argus.http.Caller;
import io.argus.http.ProblemException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A rule to be made, as it was sent. */
@Schema(
    name = "NewTrustRule",
    requiredProperties = {"name", "issuer", "audience", "claims", "projects", "scopes"})
record TrustRequest(
    @Schema(maxLength = 200) @Nullable String name,
    @Schema(
            description = "As it stands in claim iss",
            examples = "https://token.actions.githubusercontent.com")
        @Nullable String issuer,
    @Schema(description = "What claim aud must name", examples = "argus") @Nullable String audience,
    @Schema(
            description =
                "Claims that the token must have, compared as a whole, upper and lower case. At"
                    + " least one that says whose job it is, such as repository_id or project_id")
        @Nullable Map<String, String> claims,
    @Schema(
            type = SchemaType.ARRAY,
            implementation = String.class,
            description = "Slugs, or * alone: every project")
        @Nullable List<String> projects,
    @Schema(type = SchemaType.ARRAY, implementation = String.class, description = "Of read, ingest")
        @Nullable List<String> scopes) {

  private static final int LONGEST_TEXT = 500;
  private static final int MOST_CLAIMS = 20;
  private static final Set<String> SCOPES = Set.of(Caller.READ, Caller.INGEST);

  /** They have members of their own, or change with every token. */
  private static final Set<String> NOT_HERE = Set.of("iss", "aud", "exp", "iat", "nbf", "jti");

  /** Everybody gets tokens of these issuers: one of these claims must say whose a job is. */
  private static final Map<String, Set<String>> OWNERS =
      Map.of(
          "https://token.actions.githubusercontent.com",
          Set.of("sub", "repository", "repository_id", "repository_owner", "repository_owner_id"),
          "https://gitlab.com",
          Set.of("sub", "project_path", "project_id", "namespace_path", "namespace_id"));

  /** The same, with every member checked. */
  record Checked(
      String name,
      String issuer,
      String audience,
      Map<String, String> claims,
      List<String> projects,
      List<String> scopes) {}

  /**
   * @throws ProblemException 400 that names the member
   */
  Checked checked() {
    List<String> goodFor = Fields.distinct("scopes", scopes);
    if (!SCOPES.containsAll(goodFor)) {
      throw ProblemException.invalid(
          "scopes", "scopes of jobs are read and ingest; administering is for people.");
    }
    return new Checked(
        Fields.name(name),
        checkedIssuer(),
        text("audience", Fields.required("audience", audience)),
        checkedClaims(),
        Fields.projects(projects),
        goodFor);
  }

  private String checkedIssuer() {
    String url = Fields.required("issuer", issuer);
    if (IssuerUrl.of(url).isEmpty()) {
      throw ProblemException.invalid(
          "issuer",
          "issuer must be an https:// URL as claim iss has it, such as"
              + " https://token.actions.githubusercontent.com or https://gitlab.example.org.");
    }
    return url;
  }

  private Map<String, String> checkedClaims() {
    Map<String, String> given = Fields.required("claims", claims);
    if (given.isEmpty() || given.size() > MOST_CLAIMS) {
      throw ProblemException.invalid("claims", "claims must hold 1 to " + MOST_CLAIMS + " claims.");
    }
    given.forEach(TrustRequest::check);
    Set<String> owners = OWNERS.getOrDefault(Fields.required("issuer", issuer), Set.of());
    if (!owners.isEmpty() && Collections.disjoint(owners, given.keySet())) {
      throw ProblemException.invalid(
          "claims",
          "Everybody gets tokens of this issuer: name one of "
              + String.join(", ", owners.stream().sorted().toList())
              + ".");
    }
    return given;
  }

  private static void check(String claim, @Nullable String value) {
    text("claims", claim);
    String expected = text("claims", Fields.required("claims", value));
    if (NOT_HERE.contains(claim)) {
      throw ProblemException.invalid(
          "claims", "claims cannot hold " + claim + ": issuer and audience have members.");
    }
    if (expected.contains("*")) {
      throw ProblemException.invalid(
          "claims", "claims are compared as a whole: * stands for nothing else.");
    }
  }

  private static String text(String field, String value) {
    if (value.isBlank()
        || value.length() > LONGEST_TEXT
        || value.chars().anyMatch(Character::isISOControl)) {
      throw ProblemException.invalid(
          field, field + " must hold single lines of 1 to " + LONGEST_TEXT + " characters.");
    }
    return value;
  }
}
