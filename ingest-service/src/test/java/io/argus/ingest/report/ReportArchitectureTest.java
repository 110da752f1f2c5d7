package io.argus.ingest.report;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.argus.ingest.report",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ReportArchitectureTest {

  @ArchTest
  static final ArchRule pure =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.argus.ingest.report..",
              "io.argus.contracts..",
              "java..",
              "javax.xml.stream..",
              "com.fasterxml..",
              "org.codehaus.stax2..",
              "org.HdrHistogram..",
              "org.jspecify.annotations..")
          .because(
              "reading a report is a function of its bytes: no HTTP, Kafka, injection or clock");

  @ArchTest
  static final ArchRule formatsAreIndependent =
      slices()
          .matching("io.argus.ingest.report.(*)..")
          .should()
          .beFreeOfCycles()
          .because("a format can be added or removed without looking at the others");
}
