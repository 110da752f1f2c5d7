package io.argus.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.argus.cli", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule noCycles =
      slices()
          .matching("io.argus.cli.(*)..")
          .should()
          .beFreeOfCycles()
          .because("commands use features, never the other way round");

  @ArchTest
  static final ArchRule heavyLibrariesStayWhereTheyAreNeeded =
      noClasses()
          .that()
          .doNotHaveSimpleName("Bucket")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("software.amazon.awssdk..")
          .because("who does not upload to a bucket must not wait for its SDK");

  @ArchTest
  static final ArchRule noGlobalState =
      noClasses()
          .that()
          .doNotHaveSimpleName("Surroundings")
          .and()
          .doNotHaveSimpleName("Main")
          .should()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class)
          .orShould()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .because("a command gets all that it has of the outside world");
}
