package io.argus.ingest;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.argus.testing.ArchitectureRules;

@AnalyzeClasses(packages = "io.argus.ingest", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule FEATURES_ARE_FREE_OF_CYCLES =
      ArchitectureRules.featuresAreFreeOfCycles("io.argus.ingest");

  @ArchTest
  static final ArchRule NAMES_SAY_WHAT_A_CLASS_DOES = ArchitectureRules.namesSayWhatAClassDoes();

  @ArchTest static final ArchRule NO_JAVA_UTIL_LOGGING = ArchitectureRules.noJavaUtilLogging();

  @ArchTest static final ArchRule NO_STANDARD_STREAMS = ArchitectureRules.noStandardStreams();

  @ArchTest
  static final ArchRule PACKAGES_ARE_NULL_MARKED = ArchitectureRules.packagesAreNullMarked();
}
