package io.argus.http;

/** Every kind of error the product answers with; the type URI of each never changes. */
public enum ProblemType {
  INVALID_PARAMETER(400, "invalid-parameter", "A parameter is not valid"),
  UNREADABLE_REPORT(400, "unreadable-report", "No report could be read"),
  MALFORMED_BODY(400, "malformed-body", "The request body cannot be read"),
  UNAUTHENTICATED(401, "unauthenticated", "A valid bearer token is needed"),
  FORBIDDEN(403, "forbidden", "The token does not allow this"),
  NOT_FOUND(404, "not-found", "No such thing"),
  METHOD_NOT_ALLOWED(405, "method-not-allowed", "This path does not take that method"),
  NOT_ACCEPTABLE(406, "not-acceptable", "None of the accepted media types is available"),
  CONFLICT(409, "conflict", "The state of the resource does not allow this"),
  TOO_LARGE(413, "too-large", "The body exceeds a limit"),
  UNSUPPORTED_MEDIA_TYPE(415, "unsupported-media-type", "This media type is not read here"),
  RANGE_NOT_SATISFIABLE(416, "range-not-satisfiable", "The range begins behind the end"),
  UNPROCESSABLE(422, "unprocessable", "The content is well-formed and yet wrong"),
  TOO_MANY_REQUESTS(429, "too-many-requests", "Too many requests"),
  INTERNAL(500, "internal", "Something went wrong on our side"),
  BAD_GATEWAY(502, "bad-gateway", "A part behind the gateway does not answer properly"),
  UNAVAILABLE(503, "unavailable", "A part that is needed is not available"),
  GATEWAY_TIMEOUT(504, "gateway-timeout", "A part behind the gateway did not answer in time"),
  INSUFFICIENT_STORAGE(507, "insufficient-storage", "The disk is full");

  private final int status;
  private final String slug;
  private final String title;

  ProblemType(int status, String slug, String title) {
    this.status = status;
    this.slug = slug;
    this.title = title;
  }

  public int status() {
    return status;
  }

  /** The RFC 9457 {@code type}. */
  public String uri() {
    return "urn:argus:problem:" + slug;
  }

  String slug() {
    return slug;
  }

  public String title() {
    return title;
  }

  /** The kind that stands for a bare HTTP status. */
  public static ProblemType ofStatus(int status) {
    for (ProblemType type : values()) {
      if (type.status == status && type != UNREADABLE_REPORT && type != INVALID_PARAMETER) {
        return type;
      }
    }
    return status < 500 ? MALFORMED_BODY : INTERNAL;
  }
}
