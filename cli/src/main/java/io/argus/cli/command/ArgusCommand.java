package io.argus.cli.command;

import io.argus.cli.ExitCode;
import io.argus.cli.Surroundings;
import io.argus.cli.config.InvalidConfig;
import io.argus.cli.http.Unanswered;
import io.argus.cli.print.Plain;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;

/** The command line as a whole. */
@Command(
    name = "argus",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Records test results and tells what they mean.",
    footer = {
      "",
      "Starting Argus on this machine: argus up, argus down, argus status (the script argus only).",
      "Exit codes: 0 ok, 1 gate shut or file not valid, 2 usage, 70 could not be done;",
      "argus run passes the exit code of its command through."
    })
public final class ArgusCommand implements Runnable {

  /** Made only when asked for: looking at a command's options takes time. */
  private static final Map<String, Function<Surroundings, Object>> COMMANDS = commands();

  private final PrintWriter out;
  private CommandLine self = new CommandLine(this, CommandLine.defaultFactory());

  private ArgusCommand(PrintWriter out) {
    this.out = out;
  }

  /** Runs one command; the exit code. */
  public static int run(Surroundings surroundings, String... arguments) {
    PrintWriter out = writer(surroundings.out());
    CommandLine line = line(surroundings, out, arguments.length == 0 ? "" : arguments[0]);
    return line.execute(arguments);
  }

  private static CommandLine line(Surroundings surroundings, PrintWriter out, String first) {
    ArgusCommand argus = new ArgusCommand(out);
    CommandLine line = argus.self;
    COMMANDS.forEach(
        (name, command) -> {
          if (name.equals(first) || helps(first)) {
            line.addSubcommand(name, command.apply(surroundings));
          }
        });
    if (helps(first)) {
      line.addSubcommand("completion", new GenerateCompletion());
    }
    line.getSubcommands()
        .values()
        .forEach(one -> one.getCommandSpec().mixinStandardHelpOptions(true));
    CommandLine run = line.getSubcommands().get("run");
    if (run != null) {
      // What follows the command's name is the command's.
      run.setStopAtPositional(true);
    }
    line.getCommandSpec().version("argus " + version());
    line.setOut(out);
    line.setErr(writer(surroundings.err()));
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(surroundings.colours() ? Ansi.ON : Ansi.OFF));
    line.setExecutionExceptionHandler((e, where, parsed) -> failed(e, surroundings));
    return line;
  }

  private static int failed(Exception e, Surroundings surroundings) throws Exception {
    String reason = Plain.line(e.getMessage() == null ? e.toString() : e.getMessage());
    surroundings.err().println("argus: " + reason);
    if (e instanceof InvalidConfig || e instanceof IllegalArgumentException) {
      return ExitCode.USAGE;
    }
    if (e instanceof Unanswered || e instanceof IOException) {
      return ExitCode.UNAVAILABLE;
    }
    throw e;
  }

  /** True when all commands have to be known: for help, completion and typing errors. */
  private static boolean helps(String first) {
    return !COMMANDS.containsKey(first) && !first.equals("--version") && !first.equals("-V");
  }

  private static PrintWriter writer(PrintStream to) {
    return new PrintWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8), true);
  }

  private static String version() {
    String version = ArgusCommand.class.getPackage().getImplementationVersion();
    return version == null ? "(not packaged)" : version;
  }

  private static Map<String, Function<Surroundings, Object>> commands() {
    Map<String, Function<Surroundings, Object>> commands = new LinkedHashMap<>();
    commands.put("upload", UploadCommand::new);
    commands.put("run", RunCommand::new);
    commands.put("export", ExportCommand::new);
    commands.put("validate", ValidateCommand::new);
    commands.put("history", HistoryCommand::new);
    commands.put("trends", TrendsCommand::new);
    commands.put("flaky", FlakyCommand::new);
    commands.put("compare", CompareCommand::new);
    commands.put("gate", GateCommand::new);
    commands.put("runner", RunnerCommand::new);
    commands.put("mcp", McpCommand::new);
    commands.put("token", TokenCommand::line);
    commands.put("demo", DemoCommand::new);
    return commands;
  }

  @Override
  public void run() {
    self.usage(out);
  }
}
