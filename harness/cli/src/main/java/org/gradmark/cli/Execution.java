package org.gradmark.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.gradmark.core.backend.Backends;
import org.gradmark.core.claim.Verdict;
import org.gradmark.core.laboratory.Laboratory;
import org.gradmark.core.reference.ReferenceData;
import org.gradmark.core.run.Environment;
import org.gradmark.core.run.Plan;
import org.gradmark.core.run.Registry;
import org.gradmark.core.run.Run;
import org.gradmark.core.run.RunFile;
import org.gradmark.core.run.Runner;
import org.gradmark.reports.Programs;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** How cells are decided: the options and the course of a run, the same for every command. */
final class Execution {

  /**
   * What came of it.
   *
   * @param run all verdicts, sorted
   * @param registry systems and subjects, open while reports are written
   * @param seconds wall time since the start
   * @param filesFailed whether run.jsonl could not take all verdicts
   */
  record Finished(Run run, Registry registry, double seconds, boolean filesFailed) {}

  @Mixin private SelectionOptions selection;

  @Mixin private OutputOption output;

  @Option(
      names = "--resume",
      description =
          "Go on with the run.jsonl in the output folder: cells that it has are not decided again.")
  private boolean resume;

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
          "Reference data other than those that came with Gradmark: a folder like"
              + " reference-data/data.")
  private Path referenceData;

  @Option(
      names = "--program",
      paramLabel = "COMMAND",
      description =
          "Check the subjects of this program, and only these: it speaks JSON lines, see"
              + " harness/subjects/process/PROTOCOL.md. May be repeated: libraries side by side.")
  private List<String> programs = new ArrayList<>();

  @Option(names = "--all", description = "With --program: everything on the class path, too.")
  private boolean all;

  @Mixin private ProgramLimits limits;

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

  /** Decides the cells and hands them on; whatever was started is closed afterwards. */
  int run(CommandSpec spec, ToIntFunction<Finished> then) {
    check("--threads", threads);
    check("--cell-seconds", cellSeconds);
    ReferenceData data =
        referenceData == null ? ReferenceData.bundled() : ReferenceData.in(referenceData);
    if (referenceData != null) {
      data.verify();
    }
    seed = seeds.fresh ? new SecureRandom().nextInt(1, Integer.MAX_VALUE) : seeds.seed;
    long start = System.nanoTime();
    try (Registry registry = registry()) {
      Plan plan = selection.plan(registry, all || programs.isEmpty());
      Run run = execute(registry, plan, Laboratory.on(data, seed), spec.commandLine().getErr());
      double seconds = (System.nanoTime() - start) * 1e-9;
      return then.applyAsInt(new Finished(run.sorted(), registry, seconds, filesFailed));
    }
  }

  /** Which cells were asked for. */
  SelectionOptions selection() {
    return selection;
  }

  /** Where reports go. */
  Path output() {
    return output.directory();
  }

  /** What the commands that a report prints must be given to do the same; one line each. */
  List<String> repetition(Run run) {
    List<String> lines = new ArrayList<>();
    String options = Programs.options(run);
    if (!options.isEmpty() && run.verdicts().stream().anyMatch(v -> !v.result().isGood())) {
      lines.add("To the commands above add: " + options);
    }
    if (seed != 0) {
      lines.add("To repeat this run add: --seed " + seed);
    }
    return lines;
  }

  private Registry registry() {
    return programs.isEmpty() ? Registry.find() : Program.registry(programs, limits.limits(), all);
  }

  private static void check(String option, int value) {
    if (value < 1) {
      throw new UsageException(option + " must be at least 1, it is " + value);
    }
  }

  private Run execute(Registry registry, Plan plan, Laboratory laboratory, PrintWriter err) {
    Path file = output.directory().resolve("run.jsonl");
    boolean goesOn = resume && Files.exists(file);
    Map<String, Object> environment = environment(registry, plan);
    List<Verdict> verdicts = new ArrayList<>(goesOn ? earlier(file, environment) : List.of());
    Set<String> decided = verdicts.stream().map(Verdict::cell).collect(Collectors.toSet());
    Plan rest =
        new Plan(plan.cells().stream().filter(cell -> !decided.contains(cell.id())).toList());
    try (RunFile.Writer writer =
        goesOn
            ? RunFile.Writer.resume(file)
            : RunFile.Writer.create(file, environment, plan.cells().size())) {
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
    return new Run(Environment.version(), environment, plan.cells().size(), verdicts, List.of());
  }

  /** The machine, and what was asked of it: a run can be gone on with only by the same command. */
  private Map<String, Object> environment(Registry registry, Plan plan) {
    Map<String, Object> environment = new LinkedHashMap<>(Environment.current());
    plan.cells().stream()
        .map(cell -> Backends.device(cell.backend()))
        .filter(device -> !device.isEmpty())
        .findFirst()
        .ifPresent(device -> environment.put("device", device));
    for (int i = 0; i < programs.size(); i++) {
      String command = programs.get(i);
      registry
          .providers()
          .get(i)
          .subjects()
          .forEach(s -> environment.put(Programs.FIELD + s.id().replaceFirst(":.*", ""), command));
    }
    environment.put(ASKED, (programs + " " + selection + " " + seed + (all ? " all" : "")).strip());
    return environment;
  }

  private static List<Verdict> earlier(Path file, Map<String, Object> environment) {
    Run run = RunFile.read(file);
    Object asked = run.environment().get(ASKED);
    if (asked != null && !asked.equals(environment.get(ASKED))) {
      throw new UsageException(
          "%s is of another command (%s, now %s); use the same options, or another --output"
              .formatted(file, asked, environment.get(ASKED)));
    }
    return run.verdicts();
  }

  /** Whether verdicts of an earlier run were to be kept. */
  boolean resumes() {
    return resume;
  }

  /** The name under which a run file keeps programs, selection and seed. */
  static final String ASKED = "asked";

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
}
