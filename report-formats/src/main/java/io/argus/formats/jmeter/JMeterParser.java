package io.argus.formats.jmeter;

import io.argus.formats.csv.CsvRows;
import io.argus.formats.load.SampleTable;
import io.argus.formats.load.Samples;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportHead;
import io.argus.formats.parse.ReportParser;
import io.argus.formats.parse.UnreadableReport;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** Result files of JMeter: XML and CSV, with or without a line of column names. */
public final class JMeterParser implements ReportParser {

  private static final int HEAD_BYTES = 1024;

  @Override
  public String format() {
    return "jmeter";
  }

  @Override
  public boolean recognises(ReportHead head) {
    if (head.rootElement() != null) {
      return head.rootElement().equals("testResults");
    }
    List<String> first = CsvRows.split(head.firstLine());
    return JMeterCsv.isHeader(first) || JMeterCsv.isSample(first);
  }

  @Override
  public void parse(InputStream content, Limits limits, RecordSink sink)
      throws IOException, UnreadableReport {
    BufferedInputStream buffered = new BufferedInputStream(content);
    SampleTable table = new SampleTable(sink, 1);
    if (isXml(buffered)) {
      new JMeterXml(limits, sink, table).read(buffered);
    } else {
      new JMeterCsv(sink, table).read(CsvRows.open(buffered, limits));
    }
    long samples = 0;
    for (Map.Entry<SampleTable.Name, Samples> label : table.all().entrySet()) {
      Samples of = label.getValue();
      sink.record(SampleTable.record(label.getKey(), of, of.span(), of.failed() > 0).build());
      samples += of.count();
    }
    sink.samples(samples);
    table.span().report(sink);
  }

  /** In any encoding: the first byte that is no white space and no part of a byte order mark. */
  private static boolean isXml(InputStream content) throws IOException {
    content.mark(HEAD_BYTES);
    byte[] head = content.readNBytes(HEAD_BYTES);
    content.reset();
    for (byte b : head) {
      if (b > ' ') {
        return b == '<';
      }
    }
    return false;
  }
}
