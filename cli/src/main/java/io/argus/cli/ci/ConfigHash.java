package io.argus.cli.ci;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether two runs were set up alike: SHA-256 over the files of {@link #FILES} that are
 * there, in that order, each as its name, a zero byte, its length (8 bytes, big endian), its bytes.
 */
public final class ConfigHash {

  static final List<String> FILES =
      List.of(
          ".mocharc.json",
          ".rspec",
          "Cargo.lock",
          "Cargo.toml",
          "Gemfile.lock",
          "argus.yaml",
          "build.gradle",
          "build.gradle.kts",
          "composer.lock",
          "cypress.config.js",
          "cypress.config.ts",
          "go.mod",
          "go.sum",
          "gradle.properties",
          "gradle/libs.versions.toml",
          "jest.config.js",
          "jest.config.ts",
          "package-lock.json",
          "package.json",
          "phpunit.xml",
          "playwright.config.js",
          "playwright.config.ts",
          "pnpm-lock.yaml",
          "poetry.lock",
          "pom.xml",
          "pyproject.toml",
          "pytest.ini",
          "requirements.txt",
          "settings.gradle",
          "settings.gradle.kts",
          "setup.cfg",
          "testng.xml",
          "tox.ini",
          "uv.lock",
          "vitest.config.js",
          "vitest.config.ts",
          "yarn.lock");

  private static final long LARGEST = 64L * 1024 * 1024;

  private ConfigHash() {}

  /** In hex; null = none of the files is there. */
  public static @Nullable String of(Path directory) {
    MessageDigest sha256 = sha256();
    boolean any = false;
    for (String name : FILES) {
      Path file = directory.resolve(name);
      try {
        if (Files.isRegularFile(file) && Files.size(file) <= LARGEST) {
          byte[] bytes = Files.readAllBytes(file);
          sha256.update(name.getBytes(StandardCharsets.UTF_8));
          sha256.update((byte) 0);
          sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(0, bytes.length).array());
          sha256.update(bytes);
          any = true;
        }
      } catch (IOException e) {
        return null; // half a hash would be another one
      }
    }
    return any ? HexFormat.of().formatHex(sha256.digest()) : null;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
