package io.argus.gateway.signon;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** A browser on its way to the provider and back. */
record Journey(String provider, Map<String, String> cookies) {

  static Journey to(String next) {
    Response start = browser(Map.of()).queryParam("next", next).get("/api/auth/oidc");
    assertThat(start.statusCode()).as(start.asString()).isEqualTo(302);
    return new Journey(start.header("Location"), start.getCookies());
  }

  static RequestSpecification browser(Map<String, String> cookies) {
    return given().redirects().follow(false).cookies(cookies).urlEncodingEnabled(false);
  }

  Map<String, String> asked() {
    return Arrays.stream(URI.create(provider).getRawQuery().split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  /** The address of ours that the provider sends the browser to. */
  String back() {
    return browser(Map.of()).get(provider).then().statusCode(302).extract().header("Location");
  }

  Response signIn() {
    return browser(cookies).get(back());
  }
}
