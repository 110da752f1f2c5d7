package io.argus.analytics;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.argus.testing.ArchitectureRules;

@AnalyzeClasses(packages = "io.argus.analytics", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule FEATURES_ARE_FREE_OF_CYCLES =
      ArchitectureRules.featuresAreFreeOfCycles("io.argus.analytics");

  @ArchTest
  static final ArchRule NAMES_SAY_WHAT_A_CLASS_DOES = ArchitectureRules.namesSayWhatAClassDoes();

  @ArchTest static final ArchRule NO_JAVA_UTIL_LOGGING = ArchitectureRules.noJavaUtilLogging();

  @ArchTest static final ArchRule NO_STANDARD_STREAMS = ArchitectureRules.noStandardStreams();

  @ArchTest
  static final ArchRule PACKAGES_ARE_NULL_MARKED = ArchitectureRules.packagesAreNullMarked();

  @ArchTest
  static final ArchRule DECISIONS_ARE_PURE =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("Fold")
          .or()
          .haveSimpleName("Window")
          .or()
          .haveSimpleName("Stability")
          .or()
          .haveSimpleName("FailureSignature")
          .or()
          .haveSimpleName("TestFrame")
          .or()
          .haveSimpleName("Lifecycle")
          .or()
          .haveSimpleName("StepTotals")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "jakarta..", "io.quarkus..", "io.smallrye..", "org.apache.kafka..", "java.sql..")
          .because("what decides a score, a signature or a merge is tested by calling it");
}
