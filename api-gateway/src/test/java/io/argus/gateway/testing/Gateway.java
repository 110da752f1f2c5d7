package io.argus.gateway.testing;

import static io.restassured.RestAssured.given;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import org.eclipse.microprofile.config.ConfigProvider;

/** The gateway under test, as its callers see it. */
public final class Gateway {

  private Gateway() {}

  public static URI url() {
    return URI.create(RestAssured.baseURI + ":" + RestAssured.port);
  }

  /** A caller with the admin token, who writes paths as they should be sent. */
  public static RequestSpecification admin() {
    return stranger().header("Authorization", bearer());
  }

  public static RequestSpecification stranger() {
    return given().urlEncodingEnabled(false);
  }

  public static String bearer() {
    return "Bearer " + StandIns.ADMIN_TOKEN;
  }

  /** Where a stand-in listens, to ask it past the gateway. */
  public static String standIn(String service) {
    return ConfigProvider.getConfig().getValue("argus.routing." + service + "-url", String.class);
  }
}
