package io.argus.testing;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.argus.testing", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest static final ArchRule names = ArchitectureRules.namesSayWhatAClassDoes();
  @ArchTest static final ArchRule nulls = ArchitectureRules.packagesAreNullMarked();
  @ArchTest static final ArchRule printing = ArchitectureRules.noStandardStreams();
}
