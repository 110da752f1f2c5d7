package io.argus.formats;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.argus.formats", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule pure =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.argus.formats..",
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
          .matching("io.argus.formats.(*)..")
          .should()
          .beFreeOfCycles()
          .because("a format can be added or removed without looking at the others");
}
