package org.gradmark.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.gradmark.bench.Bench;
import org.gradmark.bench.BenchFile;
import org.gradmark.core.gate.Expectations;
import org.gradmark.core.gate.ExpectationsFile;
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
        "Prints the table of a run and writes its reports: site/index.html, junit.xml, summary.md, findings/; with what gradmark bench measured, site/leaderboard.html, too.",
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

  @Option(
      names = "--bench",
      paramLabel = "FILE",
      description =
          "What gradmark bench measured, for the leaderboard; may be repeated for files of one"
              + " machine, of a setting that several have the first counts. Default: bench.jsonl"
              + " beside the run file, if it is there.")
  private List<Path> benches = new ArrayList<>();

  @Option(
      names = "--expectations",
      paramLabel = "FILE",
      description = "Known failures, which do not keep a subject off the leaderboard.")
  private Path expectations;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Path source = file != null ? file : output.directory().resolve("run.jsonl");
    Run run = read(source, RunFile::read).sorted();
    run.warnings().forEach(warning -> spec.commandLine().getErr().println("gradmark: " + warning));
    try (Registry registry = Registry.find()) {
      Path beside = source.toAbsolutePath().resolveSibling("bench.jsonl");
      List<Path> measured = benches.isEmpty() ? List.of(beside) : benches;
      boolean timed = !benches.isEmpty() || Files.exists(beside);
      Path page = Reports.write(run, registry, output.directory(), timed);
      String board = "";
      if (timed) {
        Bench numbers = together(measured);
        board = Reports.leaderboard(run, numbers, known(), output.directory()).toString();
      }
      if (json) {
        run.verdicts().forEach(verdict -> out.println(RunFile.toJson(verdict)));
      } else {
        out.print(TextTable.render(run, Console.output(), Double.NaN, page.toString()));
        out.print(board.isEmpty() ? "" : board + System.lineSeparator());
      }
    }
    out.flush();
    return ExitCode.GOOD;
  }

  private static Bench together(List<Path> files) {
    Bench all = read(files.get(0), BenchFile::read);
    for (Path file : files.subList(1, files.size())) {
      try {
        all = all.and(read(file, BenchFile::read));
      } catch (IllegalArgumentException e) {
        throw new UsageException(files.get(0) + " and " + file + ": " + e.getMessage());
      }
    }
    return all;
  }

  private Expectations known() {
    return expectations == null ? Expectations.NONE : read(expectations, ExpectationsFile::read);
  }

  private static <T> T read(Path source, Function<Path, T> reader) {
    try {
      return reader.apply(source);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }
}
