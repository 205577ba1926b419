package org.gradmark.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Verdict;
import org.gradmark.core.laboratory.Laboratory;
import org.gradmark.core.reference.ReferenceData;
import org.gradmark.core.run.Environment;
import org.gradmark.core.run.Plan;
import org.gradmark.core.run.Registry;
import org.gradmark.core.run.Run;
import org.gradmark.core.run.RunFile;
import org.gradmark.core.run.Runner;
import org.gradmark.reports.TextTable;
import picocli.CommandLine.ArgGroup;
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

  @Mixin private SelectionOptions selection;

  @Mixin private OutputOption output;

  @Option(
      names = "--resume",
      description =
          "Go on with the run.jsonl in the output folder: cells that it has are not decided again.")
  private boolean resume;

  @Option(
      names = "--json",
      description = "Print one JSON object per verdict and line instead of the table.")
  private boolean json;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Cells decided at a time; verdicts do not depend on it. Default: one per core.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--cell-seconds",
      paramLabel = "S",
      description =
          "Longest time for one cell; beyond it its verdict is error. Default: ${DEFAULT-VALUE}.")
  private int cellSeconds = 120;

  @Option(
      names = "--reference-data",
      paramLabel = "DIR",
      description =
          "Reference data other than those that came with Gradmark: a folder like reference-data/data.")
  private Path referenceData;

  @Option(
      names = "--program",
      paramLabel = "COMMAND",
      description =
          "Check the optimizers of this program, and only these: it speaks JSON lines, see"
              + " harness/subjects/process/PROTOCOL.md.")
  private String program;

  @ArgGroup private Seeds seeds = new Seeds();

  /** Which numbers claims about means draw. */
  private static final class Seeds {
    @Option(
        names = "--seed",
        paramLabel = "N",
        description =
            "Seed of the run, for claims that draw at random. Default: 0; the same seed, the same"
                + " verdicts.")
    private long seed;

    @Option(
        names = "--fresh-seeds",
        description =
            "Another seed in every run, for nightly use; it is printed, and --seed repeats it.")
    private boolean fresh;
  }

  private long seed;

  private volatile boolean finished;

  @Override
  public Integer call() {
    check("--threads", threads);
    check("--cell-seconds", cellSeconds);
    ReferenceData data =
        referenceData == null ? ReferenceData.bundled() : ReferenceData.in(referenceData);
    if (referenceData != null) {
      data.verify();
    }
    seed = seeds.fresh ? new SecureRandom().nextInt(1, Integer.MAX_VALUE) : seeds.seed;
    long start = System.nanoTime();
    try (Registry registry = program == null ? Registry.find() : Program.registry(program)) {
      Plan plan = selection.plan(registry, program == null);
      Run run = execute(plan, Laboratory.on(data, seed), registry);
      double seconds = (System.nanoTime() - start) * 1e-9;
      return report(run.sorted(), registry, seconds);
    }
  }

  private static void check(String option, int value) {
    if (value < 1) {
      throw new UsageException(option + " must be at least 1, it is " + value);
    }
  }

  private Run execute(Plan plan, Laboratory laboratory, Registry registry) {
    PrintWriter err = spec.commandLine().getErr();
    Path file = output.directory().resolve("run.jsonl");
    boolean goesOn = resume && Files.exists(file);
    List<Verdict> verdicts = new ArrayList<>(goesOn ? RunFile.read(file).verdicts() : List.of());
    Set<String> decided = verdicts.stream().map(Verdict::cell).collect(Collectors.toSet());
    Plan rest =
        new Plan(plan.cells().stream().filter(cell -> !decided.contains(cell.id())).toList());
    try (RunFile.Writer writer =
        goesOn
            ? RunFile.Writer.resume(file)
            : RunFile.Writer.create(file, Environment.current(), plan.cells().size())) {
      Thread last = new Thread(() -> interrupted(err, verdicts.size(), plan.cells().size(), file));
      Runtime.getRuntime().addShutdownHook(last);
      Progress progress = new Progress(err, Console.isProgressShown(), rest.cells().size());
      VerdictSink sink = new VerdictSink(writer, verdicts, progress, err);
      try {
        new Runner(laboratory, threads, Duration.ofSeconds(cellSeconds)).run(rest, sink);
      } finally {
        finished = true;
        Runtime.getRuntime().removeShutdownHook(last);
      }
      progress.finish();
      filesFailed = sink.failed();
    }
    return new Run(
        Environment.version(), Environment.current(), plan.cells().size(), verdicts, List.of());
  }

  private boolean filesFailed;

  private void interrupted(PrintWriter err, int decided, int planned, Path file) {
    if (!finished) {
      err.printf(
          "%ngradmark: interrupted; the %d verdicts decided so far (of %d) are in %s%n",
          decided, planned, file);
      err.printf("  ./gradmark run --resume   (with the same options) decides the rest%n");
      err.flush();
    }
  }

  private int report(Run run, Registry registry, double seconds) {
    PrintWriter out = spec.commandLine().getOut();
    String where = "";
    try {
      where = Reports.write(run, registry, output.directory()).toString();
    } catch (UncheckedIOException e) {
      filesFailed = true;
      spec.commandLine().getErr().println("gradmark: " + e.getMessage());
    }
    if (json) {
      run.verdicts().forEach(verdict -> out.println(RunFile.toJson(verdict)));
    } else {
      out.print(TextTable.render(run, Console.output(), seconds, where));
      if (program != null && run.verdicts().stream().anyMatch(v -> !v.result().isGood())) {
        out.println("To the commands above add: --program \"" + program + "\"");
      }
      if (seed != 0) {
        out.println("To repeat this run add: --seed " + seed);
      }
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
