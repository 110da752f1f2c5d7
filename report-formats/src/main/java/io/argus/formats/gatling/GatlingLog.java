package io.argus.formats.gatling;

import io.argus.contracts.run.RunError;
import io.argus.formats.load.Reasons;
import io.argus.formats.load.SampleTable;
import io.argus.formats.load.Samples;
import io.argus.formats.load.Span;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.TestRecord;
import io.argus.formats.parse.UnreadableReport;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One simulation.log. Requests and groups are cases; what failed outside of them is an error. */
final class GatlingLog {

  private static final String GROUP = "group";

  private final RecordSink sink;
  private final SampleTable table;
  private final Reasons errors = new Reasons();
  private @Nullable String simulation;
  private long requests;
  private long users;

  GatlingLog(RecordSink sink) {
    this.sink = sink;
    this.table = new SampleTable(sink, 1);
  }

  void take(int number, String text) {
    GatlingLine line = GatlingLine.of(text);
    switch (line.type()) {
      case "RUN" -> run(number, line);
      case "REQUEST" -> sample(number, line.request(), null);
      case "GROUP" -> sample(number, line.group(), GROUP);
      case "USER" ->
          users += line.columns().contains("START") ? 1 : line.columns().contains("END") ? -1 : 0;
      case "ERROR" -> errors.add(line.columns().size() > 1 ? line.columns().get(1) : null);
      default -> {}
    }
  }

  private void run(int number, GatlingLine line) {
    List<String> columns = line.columns();
    int name = line.type().equals(columns.get(0)) ? 1 : 0;
    if (columns.size() <= name) {
      sink.reject("line " + number, "the line does not tell which simulation ran, or it is cut");
      return;
    }
    simulation = columns.get(name);
    sink.tool("Gatling " + columns.get(columns.size() - 1).strip());
  }

  private void sample(int number, GatlingLine.@Nullable Sample sample, @Nullable String variant) {
    if (sample == null) {
      sink.reject("line " + number, "the line is no request or group, or it is cut");
      return;
    }
    String suite = String.join(TestRecord.LEVEL, sample.groups());
    Samples samples = table.of(new SampleTable.Name(suite, sample.name(), variant));
    samples.add(sample.start(), sample.elapsed());
    requests += variant == null ? 1 : 0;
    if (!sample.ok()) {
      samples.fail(sample.message());
    }
  }

  void report() throws UnreadableReport {
    Span run = table.span();
    for (Map.Entry<SampleTable.Name, Samples> entry : table.all().entrySet()) {
      Samples of = entry.getValue();
      sink.record(
          SampleTable.record(entry.getKey(), of, run, of.failed() > 0)
              .className(simulation)
              .build());
    }
    sink.samples(requests);
    run.report(sink);
    for (Map.Entry<String, Long> error : errors.counts().entrySet()) {
      String told = error.getValue() + " times: " + error.getKey();
      sink.error(new RunError(simulation, told, null, null));
    }
    if (users > 0) {
      sink.warn("users were started that never ended, the run may have been stopped", "" + users);
    }
  }
}
