package io.argus.formats;

import io.argus.contracts.run.IdentityPatterns;
import io.argus.contracts.run.RunMetadata;
import io.argus.contracts.run.TestCaseRun;
import io.argus.formats.parse.Limits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reports for tests, and what becomes of them. */
final class Reports {

  static final RunMetadata RUN =
      new RunMetadata(
          "shop", "unit", null, null, null, null, null, null, null, null, null, null, null, 0, 0,
          1);

  private Reports() {}

  static ReportFile file(String name, byte[] content) {
    return new ReportFile(name, null, false, () -> new ByteArrayInputStream(content));
  }

  static ReportFile file(String name, String content) {
    return file(name, content.getBytes(StandardCharsets.UTF_8));
  }

  static ReportFile file(Path path) {
    return new ReportFile(
        path.getFileName().toString(), null, false, () -> Files.newInputStream(path));
  }

  static ReadUpload read(ReportFile... files) {
    return read(Limits.DEFAULT, files);
  }

  static ReadUpload read(Limits limits, ReportFile... files) {
    return read(new UploadReader(limits), files);
  }

  /** Without memory for records, so that every file is parsed a second time. */
  static ReadUpload readAgain(Limits limits, ReportFile... files) {
    return read(new UploadReader(limits, 0), files);
  }

  private static ReadUpload read(UploadReader reader, ReportFile... files) {
    try {
      return reader.read(List.of(files));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ReadUpload read(String content) {
    return read(file("report", content));
  }

  static List<TestCaseRun> cases(ReadUpload upload) {
    return cases(upload, RUN);
  }

  static List<TestCaseRun> cases(ReadUpload upload, RunMetadata run) {
    return cases(upload, run, IdentityPatterns.NONE);
  }

  static List<TestCaseRun> cases(ReadUpload upload, RunMetadata run, IdentityPatterns identity) {
    List<TestCaseRun> cases = new ArrayList<>();
    try {
      upload.forEachCase(run, identity, cases::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return cases;
  }

  static List<TestCaseRun> cases(String content) {
    return cases(read(content));
  }

  static TestCaseRun onlyCase(String content) {
    List<TestCaseRun> cases = cases(content);
    if (cases.size() != 1) {
      throw new AssertionError(cases.size() + " cases: " + read(content).files());
    }
    return cases.get(0);
  }

  static ReadFile onlyFile(String content) {
    return read(content).files().get(0);
  }

  /** A suite {@code s} around some case elements. */
  static String suite(String cases) {
    return "<testsuites><testsuite name=\"s\">" + cases + "</testsuite></testsuites>";
  }
}
