package io.argus.embedded;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** test-support depends on this module, so its shared rules can't be used here. */
@AnalyzeClasses(packages = "io.argus.embedded", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule layers =
      slices()
          .matching("io.argus.embedded.(*)..")
          .should()
          .beFreeOfCycles()
          .because(
              "commands use the supervisor, which uses what is on disk, and nothing leads back");

  @ArchTest
  static final ArchRule decisions =
      noClasses()
          .that()
          .resideInAPackage("..stack..")
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              "java\\.lang\\.Process.*|java\\.io\\.File.*|java\\.net\\..*|java\\.sql\\..*")
          .because("what the stack decides is tested by calling it, without a process or a socket");

  @ArchTest
  static final ArchRule parts =
      noClasses()
          .that()
          .resideInAPackage("io.argus.embedded")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.argus.embedded.supervisor..",
              "io.argus.embedded.command..",
              "io.argus.embedded.home..")
          .because("tests use the embedded parts without the stack");
}
