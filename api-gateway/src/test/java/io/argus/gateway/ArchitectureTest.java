package io.argus.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.argus.testing.ArchitectureRules;

@AnalyzeClasses(packages = "io.argus.gateway", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule FEATURES_ARE_FREE_OF_CYCLES =
      ArchitectureRules.featuresAreFreeOfCycles("io.argus.gateway");

  @ArchTest static final ArchRule NAMES = ArchitectureRules.namesSayWhatAClassDoes();

  @ArchTest static final ArchRule NO_JUL = ArchitectureRules.noJavaUtilLogging();

  @ArchTest static final ArchRule NO_PRINTING = ArchitectureRules.noStandardStreams();

  @ArchTest static final ArchRule NULL_MARKED = ArchitectureRules.packagesAreNullMarked();

  @ArchTest
  static final ArchRule DECISIONS_ARE_PLAIN_CODE =
      noClasses()
          .that()
          .haveSimpleName("RoutingTable")
          .or()
          .haveSimpleName("RequestTarget")
          .or()
          .haveSimpleName("UploadWait")
          .or()
          .haveSimpleName("Credential")
          .or()
          .haveSimpleName("CallerPolicy")
          .or()
          .haveSimpleName("Admission")
          .or()
          .haveSimpleName("LocalPath")
          .or()
          .haveSimpleName("RuleBook")
          .or()
          .haveSimpleName("TokenCheck")
          .or()
          .haveSimpleName("IssuerKeys")
          .or()
          .haveSimpleName("OpenApiMerge")
          .or()
          .haveSimpleName("TokenBudget")
          .or()
          .haveSimpleName("Shortening")
          .or()
          .haveSimpleName("Place")
          .or()
          .haveSimpleName("Untrusted")
          .or()
          .haveSimpleName("FailureAdvice")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta..", "io.quarkus..", "io.smallrye..", "io.vertx..")
          .because("who gets in and where to is decided by plain code that tests can just call");

  @ArchTest
  static final ArchRule ONLY_IDENTITY_SIGNS =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.argus.gateway.identity")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.smallrye.jwt..")
          .because("whoever can sign an internal token can be anybody");
}
