package io.argus.cli.find;

import java.util.List;

/** Where test tools put their reports when nobody tells them otherwise. */
final class DefaultGlobs {

  static final List<String> ALL =
      List.of(
          // Surefire, Failsafe, Gradle, sbt, Bazel
          "**/target/surefire-reports/TEST-*.xml",
          "**/target/failsafe-reports/{TEST-*.xml,failsafe-summary.xml}",
          "**/build/test-results/**/*.xml",
          "**/target/test-reports/*.xml",
          "**/bazel-testlogs/**/test.xml",
          // pytest, Jest, Vitest, Mocha, Playwright, Cypress, Karma, nextest, PHPUnit, RSpec, ...
          "**/{junit,test-results,test-report,pytest,rspec,phpunit,jest,vitest}.xml",
          "**/{junit,pytest,rspec,phpunit}-*.xml",
          "**/{reports,test-reports,test-results}/**/*.xml",
          "**/target/nextest/*/junit.xml",
          // JSON of the same tools
          "**/{playwright-report,test-results}/{results,report}.json",
          "**/{jest-results,vitest-results,mocha-results,pytest-report,rspec-results}.json",
          "**/ctrf/*.json",
          "**/{ctrf-report,cucumber,cucumber-report}.json",
          "**/allure-results/*-{result,container}.json",
          // .NET, Go, Robot Framework, TestNG, TAP, JMeter
          "**/TestResults/**/*.trx",
          "**/go-test.json",
          "**/robot/output.xml",
          "**/testng-results.xml",
          "**/test-results.tap",
          "**/*.jtl");

  private DefaultGlobs() {}
}
