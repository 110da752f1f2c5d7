package io.argus.testing;

import io.restassured.RestAssured;
import io.restassured.config.LogConfig;
import io.restassured.config.RestAssuredConfig;

/** What is told of a request when its test fails. */
public final class RequestLog {

  private RequestLog() {}

  /**
   * Nothing. Quarkus has every request made readable before it is sent, in case its test fails:
   * byte by byte, which takes seconds where there are millions.
   */
  public static RestAssuredConfig off() {
    return RestAssured.config().logConfig(LogConfig.logConfig());
  }
}
