package io.argus.embedded.command;

import io.argus.embedded.stack.StackFailure;
import io.argus.embedded.supervisor.Progress;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;

/** What the shell starter {@code ./argus} runs. */
public final class Main {

  static final int OK = 0;
  static final int FAILED = 1;
  private static final int USAGE = 2;
  private static final String DETACH = "--detach";

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments)));
  }

  private static int run(List<String> arguments) {
    PrintStream out = System.out;
    boolean terminal = "1".equals(System.getenv("ARGUS_TERMINAL"));
    Progress progress = Progress.to(out, terminal);
    try {
      Invocation invocation = Invocation.of(System.getenv());
      return switch (arguments.get(0)) {
        case "up" ->
            new Up(invocation.settings(), progress, Clock.systemUTC())
                .run(arguments.contains(DETACH));
        case "down" -> new Down(invocation.home(), progress).run();
        case "status" -> new Status(invocation.home(), out).run(arguments.contains("--json"));
        default -> throw new IllegalArgumentException("Unknown command " + arguments.get(0));
      };
    } catch (IllegalArgumentException e) {
      progress.problem("argus: " + e.getMessage());
      if (arguments.contains(DETACH)) {
        // The shell starter does not wait for us, so it can't see the status.
        progress.line("@exit " + USAGE);
      }
      return USAGE;
    } catch (StackFailure e) {
      progress.problem("argus: " + e.getMessage());
      return FAILED;
    } catch (InterruptedException e) {
      return FAILED;
    }
  }
}
