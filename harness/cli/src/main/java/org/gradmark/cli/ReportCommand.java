package org.gradmark.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.gradmark.core.run.Registry;
import org.gradmark.core.run.Run;
import org.gradmark.core.run.RunFile;
import org.gradmark.reports.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gradmark report}: prints and writes the reports of a run that is already there. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description =
        "Prints the table of a run and writes its reports: site/index.html, junit.xml, summary.md, findings/.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the reports are written",
      "3:the command line cannot be understood",
      "4:a file cannot be read or written"
    })
final class ReportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private OutputOption output;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "RUN",
      description = "The run file. Default: run.jsonl in the output folder.")
  private Path file;

  @Option(
      names = "--json",
      description = "Print one JSON object per verdict and line instead of the table.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Path source = file != null ? file : output.directory().resolve("run.jsonl");
    Run run = read(source).sorted();
    run.warnings().forEach(warning -> spec.commandLine().getErr().println("gradmark: " + warning));
    try (Registry registry = Registry.find()) {
      Path page = Reports.write(run, registry, output.directory());
      if (json) {
        run.verdicts().forEach(verdict -> out.println(RunFile.toJson(verdict)));
      } else {
        out.print(TextTable.render(run, Console.output(), Double.NaN, page.toString()));
      }
    }
    out.flush();
    return ExitCode.GOOD;
  }

  private static Run read(Path source) {
    try {
      return RunFile.read(source);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }
}
