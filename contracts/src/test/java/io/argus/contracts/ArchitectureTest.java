package io.argus.contracts;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.argus.contracts",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule noFramework =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.argus.contracts..",
              "java..",
              "com.fasterxml.jackson.annotation..",
              "com.google.re2j..",
              "org.jspecify.annotations..")
          .because("every service and the command line read these, whatever they are built on");

  @ArchTest
  static final ArchRule runsKnowNobody =
      noClasses()
          .that()
          .resideInAPackage("..run")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..event", "..document")
          .because("what a run is does not depend on how it travels or is written down");
}
