package org.gradmark.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.gradmark.core.claim.Result;
import org.gradmark.core.run.Run;
import org.gradmark.core.run.RunFile;
import org.gradmark.reports.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gradmark run}: decides cells, prints the news, writes the reports. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Checks implementations against their claims.",
      "",
      "Without options: every built-in system on every backend, and every library on the class path. Each verdict is written to run.jsonl as soon as it is known; an interrupted run keeps what it has."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every verdict is pass or skipped",
      "1:at least one verdict is fail, deviates or error, or a subject was not tested at all",
      "3:the command line cannot be understood, or selects nothing",
      "4:a file cannot be read or written"
    })
final class RunCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private Execution execution;

  @Option(
      names = "--json",
      description = "Print one JSON object per verdict and line instead of the table.")
  private boolean json;

  @Override
  public Integer call() {
    return execution.run(spec, this::report);
  }

  private int report(Execution.Finished finished) {
    PrintWriter out = spec.commandLine().getOut();
    Run run = finished.run();
    boolean filesFailed = finished.filesFailed();
    String where = "";
    try {
      where = Reports.write(run, finished.registry(), execution.output()).toString();
    } catch (UncheckedIOException e) {
      filesFailed = true;
      spec.commandLine().getErr().println("gradmark: " + e.getMessage());
    }
    if (json) {
      run.verdicts().forEach(verdict -> out.println(RunFile.toJson(verdict)));
    } else {
      out.print(TextTable.render(run, Console.output(), finished.seconds(), where));
      execution.repetition(run).forEach(out::println);
    }
    out.flush();
    boolean good = run.verdicts().stream().allMatch(v -> v.result().isGood()) && allTried(run);
    return filesFailed ? ExitCode.FILES : good ? ExitCode.GOOD : ExitCode.CONFORMANCE;
  }

  /** A subject of which nothing could be tested has not passed: there is a word about it. */
  private boolean allTried(Run run) {
    Map<String, Boolean> tried = new TreeMap<>();
    run.verdicts()
        .forEach(v -> tried.merge(v.subject(), v.result() != Result.SKIPPED, Boolean::logicalOr));
    for (Map.Entry<String, Boolean> subject : tried.entrySet()) {
      if (!subject.getValue()) {
        spec.commandLine()
            .getErr()
            .println(
                "gradmark: " + subject.getKey() + ": every claim was skipped, nothing was tested");
      }
    }
    return !tried.containsValue(false);
  }
}
