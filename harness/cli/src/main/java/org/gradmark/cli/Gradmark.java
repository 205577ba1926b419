package org.gradmark.cli;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.gradmark.core.reference.ReferenceDataException;
import org.gradmark.core.run.Environment;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command line of Gradmark. */
@Command(
    name = "gradmark",
    mixinStandardHelpOptions = true,
    versionProvider = Gradmark.Version.class,
    description = {
      "Does an optimizer do what its paper says?",
      "",
      "Runs implementations against reference trajectories, relations and formulas, and says in plain words which of them are wrong, and why."
    },
    subcommands = {
      ListCommand.class,
      RunCommand.class,
      GateCommand.class,
      IdentifyCommand.class,
      BenchCommand.class,
      CompareCommand.class,
      ReportCommand.class,
      CheckAdapterCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything asked for is in order",
      "1:at least one verdict is fail, deviates or error",
      "2:nothing fails, but something is slower, or allocates more, than before",
      "3:the command line cannot be understood, or selects nothing",
      "4:a file cannot be read or written",
      "5:a defect in Gradmark itself"
    },
    footer = {"", "Start with:  gradmark run"})
public final class Gradmark {

  private Gradmark() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.setOut(new PrintStream(System.out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(System.err, true, StandardCharsets.UTF_8));
    System.exit(commandLine().execute(args));
  }

  /** The command line, for tests and for {@link #main}. */
  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Gradmark());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpWidth(100);
    line.setUsageHelpAutoWidth(false);
    line.setExecutionStrategy(new CommandLine.RunLast());
    line.setParameterExceptionHandler(
        (e, args) -> {
          e.getCommandLine().getErr().println("gradmark: " + e.getMessage());
          e.getCommandLine()
              .getErr()
              .println("Try: gradmark " + name(e.getCommandLine()) + "--help");
          return ExitCode.USAGE;
        });
    line.setExecutionExceptionHandler((e, command, parsed) -> explain(e, command));
    return line;
  }

  private static String name(CommandLine command) {
    return command.getParent() == null ? "" : command.getCommandName() + " ";
  }

  private static int explain(Exception e, CommandLine command) {
    command.getErr().println("gradmark: " + e.getMessage());
    if (e instanceof UsageException) {
      return ExitCode.USAGE;
    }
    if (e instanceof UncheckedIOException
        || e instanceof ReferenceDataException
        || e instanceof java.io.IOException) {
      return ExitCode.FILES;
    }
    e.printStackTrace(command.getErr());
    return ExitCode.INTERNAL;
  }

  /** Version of Gradmark and of Java. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "gradmark " + Environment.version(), "java " + System.getProperty("java.version")
      };
    }
  }
}
