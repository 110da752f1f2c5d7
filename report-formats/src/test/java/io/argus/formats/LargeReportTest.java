package io.argus.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import io.argus.contracts.run.IdentityPatterns;
import io.argus.formats.parse.Limits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;

class LargeReportTest {

  private static final int CASES = 100_000;

  /** A bound far above what is measured, so that a slow machine passes and a square does not. */
  private static final long MOST_MILLIS = 10_000;

  /** {@code -Dargus.rounds=40} makes it a benchmark: pairs of a bare loop and a whole reading. */
  @Test
  void a_hundred_thousand_cases_are_read_in_a_blink() throws IOException, XMLStreamException {
    byte[] report = report();
    UploadReader reader = new UploadReader(Limits.DEFAULT);
    int rounds = Integer.getInteger("argus.rounds", 3);
    double[] ratios = new double[rounds];
    long best = Long.MAX_VALUE;
    for (int round = 0; round < rounds; round++) {
      long bare = bareLoop(report);
      long start = System.nanoTime();
      AtomicInteger cases = new AtomicInteger();
      long first;
      try (ReadUpload upload = reader.read(List.of(Reports.file("r", report)))) {
        first = System.nanoTime() - start;
        upload.forEachCase(Reports.RUN, IdentityPatterns.NONE, one -> cases.incrementAndGet());
        assertThat(upload.counts().failed()).isEqualTo(CASES / 100);
      }
      long whole = System.nanoTime() - start;
      assertThat(cases).hasValue(CASES);
      best = Math.min(best, whole);
      ratios[round] = (double) bare / whole;
      System.out.printf(
          "%d cases, %d kB: bare loop %d ms, first reading %d ms, both %d ms%n",
          CASES, report.length / 1000, bare / 1_000_000, first / 1_000_000, whole / 1_000_000);
    }
    Arrays.sort(ratios);
    System.out.printf("bare loop / whole reading, median: %.2f%n", ratios[rounds / 2]);
    assertThat(best / 1_000_000).isLessThan(MOST_MILLIS);
  }

  /** What a reader cannot do without: the fields of each case, out of Aalto. */
  private static final class Fields {
    private String className = "";
    private String name = "";
    private String status = "pass";
    private String error = "";
    private long durationMs;
  }

  private static long bareLoop(byte[] report) throws XMLStreamException {
    long start = System.nanoTime();
    XMLStreamReader reader =
        new InputFactoryImpl().createXMLStreamReader(new ByteArrayInputStream(report));
    List<Fields> cases = new ArrayList<>();
    Fields last = new Fields();
    while (reader.hasNext()) {
      if (reader.next() != XMLStreamReader.START_ELEMENT) {
        continue;
      }
      switch (reader.getLocalName()) {
        case "testcase" -> {
          last = fields(reader);
          cases.add(last);
        }
        case "failure" -> {
          last.status = "fail";
          last.error = reader.getElementText();
        }
        default -> {}
      }
    }
    long taken = System.nanoTime() - start;
    assertThat(cases).hasSize(CASES);
    assertThat(last.className + last.name + last.status + last.error).isNotEmpty();
    assertThat(last.durationMs).isPositive();
    return taken;
  }

  private static Fields fields(XMLStreamReader reader) {
    Fields one = new Fields();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String value = reader.getAttributeValue(i);
      switch (reader.getAttributeLocalName(i)) {
        case "classname" -> one.className = value;
        case "name" -> one.name = value;
        case "time" -> one.durationMs = (long) (Double.parseDouble(value) * 1000);
        default -> {}
      }
    }
    return one;
  }

  private static byte[] report() {
    StringBuilder xml = new StringBuilder("<?xml version='1.0' encoding='UTF-8'?>\n<testsuites>\n");
    for (int suite = 0; suite < CASES / 100; suite++) {
      String name = "com.example.module" + suite % 20 + ".Suite" + suite + "Test";
      xml.append("<testsuite name='")
          .append(name)
          .append("' tests='100' failures='1' time='12.5'>\n");
      for (int one = 0; one < 100; one++) {
        xml.append("  <testcase classname='")
            .append(name)
            .append("' name='behaves as expected in situation ");
        xml.append(one).append("' time='0.").append(100 + one).append('\'');
        xml.append(
            one != 7
                ? "/>\n"
                : "><failure message='expected 1' type='T'>T: expected 1\n\tat x</failure></testcase>\n");
      }
      xml.append("</testsuite>\n");
    }
    return xml.append("</testsuites>").toString().getBytes(StandardCharsets.UTF_8);
  }
}
