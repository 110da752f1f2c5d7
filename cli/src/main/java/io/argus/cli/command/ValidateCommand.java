package io.argus.cli.command;

import io.argus.cli.ExitCode;
import io.argus.cli.Surroundings;
import io.argus.cli.config.ConfigFile;
import io.argus.cli.config.InvalidConfig;
import io.argus.cli.find.ReportFiles;
import io.argus.cli.find.ReportFinder;
import io.argus.cli.print.Plain;
import io.argus.cli.print.Style;
import io.argus.contracts.run.FileReport;
import io.argus.formats.ReadUpload;
import io.argus.formats.UploadReader;
import io.argus.formats.parse.Limits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "validate",
    description =
        "Says whether reports, results documents and argus.yaml can be read, and where not.")
final class ValidateCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Option(names = "--json", description = "Answer as JSON")
  private boolean json;

  @Option(names = "--format", paramLabel = "NAME", description = "Read every file as this format")
  private @Nullable String format;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files, folders or globs")
  private final List<String> files = new ArrayList<>();

  ValidateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** What was found in one file. */
  record Checked(
      String file,
      boolean valid,
      @Nullable String format,
      int cases,
      List<String> problems,
      List<String> warnings) {}

  @Override
  public Integer call() throws IOException {
    List<String> missing = new ArrayList<>();
    List<Path> found = new ReportFinder(surroundings.directory(), null).named(files, missing);
    List<Checked> all = new ArrayList<>();
    for (Path file : found) {
      all.add(ConfigFile.isOne(file) ? config(file) : report(file));
    }
    missing.forEach(
        name -> all.add(new Checked(name, false, null, 0, List.of("there is no file"), List.of())));
    if (json) {
      surroundings.out().println(Json.write(all));
    } else {
      all.forEach(this::tell);
    }
    return all.stream().allMatch(Checked::valid) ? ExitCode.OK : ExitCode.FAILED;
  }

  private Checked config(Path file) throws IOException {
    try {
      ConfigFile.read(file);
      return new Checked(file.toString(), true, "argus.yaml", 0, List.of(), List.of());
    } catch (InvalidConfig e) {
      List<String> problems = List.of(String.valueOf(e.getMessage()));
      return new Checked(file.toString(), false, "argus.yaml", 0, problems, List.of());
    }
  }

  private Checked report(Path file) throws IOException {
    ReadUpload read =
        new UploadReader(Limits.DEFAULT).read(ReportFiles.open(List.of(file), format));
    FileReport report = read.files().get(0).report();
    List<String> problems = new ArrayList<>(report.rejected());
    if (report.error() != null) {
      problems.add(report.error());
    }
    return new Checked(
        file.toString(),
        problems.isEmpty(),
        report.format(),
        report.cases(),
        problems,
        report.warnings());
  }

  private void tell(Checked checked) {
    Style style = new Style(surroundings.colours());
    String verdict =
        checked.valid()
            ? style.green("valid") + "  " + checked.format() + cases(checked)
            : style.red("not valid");
    surroundings.out().println(Plain.line(checked.file()) + ": " + verdict);
    checked.problems().forEach(text -> surroundings.out().println("  " + Plain.line(text)));
    checked.warnings().forEach(text -> surroundings.out().println("  note: " + Plain.line(text)));
  }

  private static String cases(Checked checked) {
    return checked.cases() == 0 ? "" : ", " + checked.cases() + " cases";
  }
}
