package io.argus.report;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.argus.testing.ArchitectureRules;

@AnalyzeClasses(packages = "io.argus.report", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule features = ArchitectureRules.featuresAreFreeOfCycles("io.argus.report");

  @ArchTest static final ArchRule names = ArchitectureRules.namesSayWhatAClassDoes();
  @ArchTest static final ArchRule nulls = ArchitectureRules.packagesAreNullMarked();
  @ArchTest static final ArchRule printing = ArchitectureRules.noStandardStreams();
  @ArchTest static final ArchRule logging = ArchitectureRules.noJavaUtilLogging();

  @ArchTest
  static final ArchRule verdicts =
      ArchitectureRules.freeOfFrameworks("io.argus.report.stability..");

  @ArchTest
  static final ArchRule clock =
      noClasses()
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(java.time.LocalDate.class, "now", java.time.ZoneId.class)
          .because("an answer is a function of the stored results and of the clock it is given");
}
