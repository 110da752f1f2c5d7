package io.argus.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/**
 * The few decisions that every module keeps. A module's own {@code ArchitectureTest} lists them.
 */
public final class ArchitectureRules {

  private static final String VAGUE_NAME = ".*(Impl|Util|Utils|Helper|Manager|Dto|DTO)";

  private ArchitectureRules() {}

  /** Features, the direct sub-packages of the service's package, depend on each other one way. */
  public static ArchRule featuresAreFreeOfCycles(String servicePackage) {
    return slices()
        .matching(servicePackage + ".(*)..")
        .should()
        .beFreeOfCycles()
        .because(
            "a feature can be read, changed and removed alone only when nothing leads back to it");
  }

  /** No vague class names. */
  public static ArchRule namesSayWhatAClassDoes() {
    return noClasses()
        .should()
        .haveNameMatching(VAGUE_NAME)
        .because(
            "a name such as Helper or Manager says nothing about what the class decides or keeps");
  }

  /** Logging goes through JBoss Logging or SLF4J. */
  public static ArchRule noJavaUtilLogging() {
    return NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.because(
        "log levels and formats are configured in one place, which java.util.logging bypasses");
  }

  /** Nothing is printed. */
  public static ArchRule noStandardStreams() {
    return NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.because(
        "what is printed has no level, no time and no place in the log");
  }

  /** Every package declares that its types are non-null unless said otherwise. */
  public static ArchRule packagesAreNullMarked() {
    return classes()
        .that()
        .areTopLevelClasses()
        .should(liveInANullMarkedPackage())
        .because("NullAway checks only what is marked, so an unmarked package is an unchecked one");
  }

  /** A class that decides is free of frameworks and can be tested by calling it. */
  public static ArchRule freeOfFrameworks(String packagePattern) {
    return noClasses()
        .that()
        .resideInAPackage(packagePattern)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "jakarta..",
            "io.quarkus..",
            "io.smallrye..",
            "io.vertx..",
            "org.apache.kafka..",
            "java.sql..",
            "javax.sql..")
        .because("decisions are plain code: tested by calling them, moved without a container");
  }

  private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
    return new ArchCondition<>("live in a @NullMarked package") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean marked =
            type.getPackage()
                .tryGetPackageInfo()
                .map(info -> info.isAnnotatedWith(NullMarked.class))
                .orElse(false);
        events.add(
            new SimpleConditionEvent(
                type,
                marked,
                type.getPackageName()
                    + " has no package-info.java with @NullMarked ("
                    + type.getName()
                    + ")"));
      }
    };
  }
}
