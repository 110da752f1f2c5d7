package io.argus.ingest.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.argus.contracts.document.ResultsDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Damaged reports end in a result or a reason, never in anything else. */
class MutatedReportTest {

  private static final long NANOS = 2_000_000_000L;
  private static final byte[] SPLICES =
      "<>&'\"/![]{}:,\\\0\n%;=-0e9\u0080".getBytes(StandardCharsets.ISO_8859_1);

  private static final String JUNIT =
      "<?xml version='1.0' encoding='UTF-8'?><!-- c --><!DOCTYPE testsuites><testsuites name='r' tests='3'>"
          + "<testsuite name='pytest' timestamp='2026-01-01T10:00:00' time='1.5'><properties><property name='a'"
          + " value='b'/></properties><testcase classname='a.B' name='c' time='0.5' file='x.py' line='3'><failure"
          + " message='m &amp; n' type='T'><![CDATA[trace]]> more</failure><system-out>[[ATTACHMENT|p]]</system-out>"
          + "</testcase><testcase classname='a.B' name='c' file='x.py' line='3'><flakyFailure message='x'><stackTrace>s"
          + "</stackTrace></flakyFailure></testcase></testsuite><testsuite name='t@stress-1'><error>e</error>"
          + "<testcase name='&#x1F600;é'/></testsuite></testsuites>";

  @Test
  void damaged_junit_xml_is_read_or_refused() throws IOException {
    mutate(JUNIT.getBytes(StandardCharsets.UTF_8), 11);
  }

  @Test
  void damaged_results_documents_are_read_or_refused() throws IOException {
    try (InputStream in =
        ResultsDocument.class.getResourceAsStream("/samples/test-run-results.json")) {
      mutate(in.readAllBytes(), 12);
    }
  }

  private static void mutate(byte[] original, long seed) throws IOException {
    assertThat(Reports.read(Reports.file("r", original)).files().get(0).report().error()).isNull();
    Random random = new Random(seed);
    long end = System.nanoTime() + NANOS;
    int read = 0;
    int refused = 0;
    while (System.nanoTime() < end) {
      ReadUpload upload = Reports.read(Reports.file("r", damaged(original, random)));
      int cases = Reports.cases(upload).size();
      assertThat(cases).isEqualTo(upload.counts().total());
      read += upload.isUnreadable() ? 0 : 1;
      refused += upload.isUnreadable() ? 1 : 0;
    }
    assertThat(read).isPositive();
    assertThat(refused).isPositive();
  }

  private static byte[] damaged(byte[] original, Random random) {
    byte[] bytes = original.clone();
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(bytes.length);
      int length = random.nextInt(Math.min(60, bytes.length - at));
      switch (random.nextInt(5)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at] = SPLICES[random.nextInt(SPLICES.length)];
        case 2 -> System.arraycopy(bytes, at, bytes, random.nextInt(bytes.length - length), length);
        case 3 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
        default -> Arrays.fill(bytes, at, at + length, bytes[at]);
      }
    }
    return bytes;
  }
}
