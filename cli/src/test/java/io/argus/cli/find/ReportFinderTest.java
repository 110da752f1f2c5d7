package io.argus.cli.find;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFinderTest {

  @TempDir Path directory;

  @Test
  void knows_the_usual_places() throws IOException {
    List<String> reports =
        List.of(
            "a/target/failsafe-reports/failsafe-summary.xml",
            "allure-results/1-result.json",
            "app/build/test-results/test/TEST-a.xml",
            "build/robot/output.xml",
            "ctrf/report.json",
            "junit.xml",
            "src/x/TestResults/run.trx",
            "target/surefire-reports/TEST-a.xml",
            "test-results/e2e/results.xml");
    for (String report : reports) {
      touch(report);
    }
    touch("target/surefire-reports/a.txt");
    touch("allure-results/1-attachment.png");
    touch("node_modules/x/junit.xml");
    touch(".argus/junit.xml");
    touch("pom.xml");

    assertThat(names(finder().find(List.of()))).containsExactlyElementsOf(reports);
  }

  @Test
  void takes_files_folders_and_globs() throws IOException {
    touch("r/one.xml");
    touch("r/sub/two.json");
    touch("r/picture.png");
    touch("allure/1-result.json");
    touch("allure/categories.json");
    touch("x/three.xml");
    List<String> missing = new ArrayList<>();

    List<Path> found =
        finder()
            .named(List.of("r", "allure", "x/*.xml", "r/one.xml", "no.xml", "no/*.xml"), missing);

    assertThat(names(found))
        .containsExactly("allure/1-result.json", "r/one.xml", "r/sub/two.json", "x/three.xml");
    assertThat(missing).containsExactly("no.xml", "no/*.xml");
  }

  private ReportFinder finder() {
    return new ReportFinder(directory, null);
  }

  private List<String> names(List<Path> files) {
    return files.stream().map(file -> directory.relativize(file).toString()).toList();
  }

  private void touch(String path) throws IOException {
    Path file = directory.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, path);
  }
}
