package io.argus.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import io.argus.contracts.run.IdentityPatterns;
import io.argus.formats.parse.Limits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;

class LargeReportTest {

  private static final int CASES = 100_000;

  /** A bound far above what is measured, so that a slow machine passes and a square does not. */
  private static final long MOST_MILLIS = 10_000;

  @Test
  void a_hundred_thousand_cases_are_read_twice_in_a_blink() throws IOException, XMLStreamException {
    byte[] report = report();
    long best = Long.MAX_VALUE;
    long bare = Long.MAX_VALUE;
    for (int round = 0; round < Integer.getInteger("argus.rounds", 3); round++) {
      bare = Math.min(bare, bareLoop(report));
      long start = System.nanoTime();
      ReadUpload upload = new UploadReader(Limits.DEFAULT).read(List.of(Reports.file("r", report)));
      long once = System.nanoTime() - start;
      AtomicInteger cases = new AtomicInteger();
      upload.forEachCase(Reports.RUN, IdentityPatterns.NONE, one -> cases.incrementAndGet());
      long both = System.nanoTime() - start;
      assertThat(cases).hasValue(CASES);
      assertThat(upload.counts().failed()).isEqualTo(CASES / 100);
      best = Math.min(best, both);
      System.out.printf(
          "%d cases, %d kB: bare loop %d ms, first reading %d ms, both %d ms%n",
          CASES, report.length / 1000, bare / 1_000_000, once / 1_000_000, both / 1_000_000);
    }
    assertThat(best / 1_000_000).isLessThan(MOST_MILLIS);
  }

  private static long bareLoop(byte[] report) throws XMLStreamException {
    long start = System.nanoTime();
    XMLStreamReader reader =
        new InputFactoryImpl().createXMLStreamReader(new ByteArrayInputStream(report));
    long chars = 0;
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamReader.START_ELEMENT) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
          chars += reader.getAttributeValue(i).length();
        }
      } else if (event == XMLStreamReader.CHARACTERS) {
        chars += reader.getTextLength();
      }
    }
    assertThat(chars).isPositive();
    return System.nanoTime() - start;
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
