package io.argus.testing;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/**
 * Values that are made once per JVM. Quarkus loads test classes anew for every profile, so a static
 * field would be made again; the system properties are the same for all class loaders.
 */
final class JvmWide {

  private static final String PREFIX = "io.argus.testing.";

  private JvmWide() {}

  static Map<String, String> once(String name, Callable<Map<String, String>> make) {
    String prefix = PREFIX + name + ".";
    synchronized (Runtime.getRuntime()) {
      if (read(prefix).isEmpty()) {
        call(name, make).forEach((key, value) -> System.setProperty(prefix + key, value));
      }
      return read(prefix);
    }
  }

  private static Map<String, String> read(String prefix) {
    return System.getProperties().stringPropertyNames().stream()
        .filter(name -> name.startsWith(prefix))
        .collect(Collectors.toMap(name -> name.substring(prefix.length()), System::getProperty));
  }

  private static Map<String, String> call(String name, Callable<Map<String, String>> make) {
    try {
      return make.call();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while " + name + " started", e);
    } catch (Exception e) {
      throw new IllegalStateException("The tests need " + name + ": " + e.getMessage(), e);
    }
  }
}
