package org.gradmark.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.gradmark.core.gate.Complaint;
import org.gradmark.core.gate.Expectations;
import org.gradmark.core.gate.ExpectationsFile;
import org.gradmark.core.gate.Gate;
import org.gradmark.core.run.Run;
import org.gradmark.core.run.RunFile;
import org.gradmark.core.run.Selection;
import org.gradmark.reports.GateText;
import org.gradmark.reports.GithubAnnotations;
import org.gradmark.reports.Summary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gradmark gate}: a run, a file of known failures and a baseline make an exit code. */
@Command(
    name = "gate",
    mixinStandardHelpOptions = true,
    description = {
      "Runs like 'gradmark run' and holds the verdicts against known failures, for CI.",
      "",
      "The gate shuts on a failure that is not listed, on a listed one that passes or fails with"
          + " another message, on an entry about a cell that is gone, and on a cell that the"
          + " baseline decided and this run did not. On GitHub it writes annotations and the job"
          + " summary by itself; junit.xml shows known failures as skipped.",
      "",
      "With --bench-old and --bench-new it also shuts on what became slower, see 'gradmark compare"
          + " --help', and the claims are put to the new build, in place of the same library on the"
          + " class path. With --bench-baseline and --bench the same of two stored files."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:open: nothing but known failures",
      "1:shut: conformance",
      "2:shut: slower, or allocates more, or no longer measured",
      "3:the command line or the file of expectations cannot be understood, or nothing is selected",
      "4:a file cannot be read or written"
    })
final class GateCommand implements Callable<Integer> {

  private static final Pattern PARTIAL = Pattern.compile("--(only|claim|backend) ");

  @Spec private CommandSpec spec;

  @Mixin private Execution execution;

  @Option(
      names = "--expectations",
      paramLabel = "FILE",
      description =
          "Known failures. Default: expectations.yaml in the current folder, if it is there.")
  private Path expectations;

  @Option(
      names = "--baseline",
      paramLabel = "RUN",
      description =
          "An earlier run.jsonl: what it decided must be decided again. Without a file of"
              + " expectations its failures are the known ones.")
  private Path baseline;

  @Option(
      names = "--update",
      description =
          "Write the file of expectations anew from this run, reasons and links kept. Refused when"
              + " only some claims or backends were selected.")
  private boolean update;

  @Option(
      names = "--run",
      paramLabel = "RUN",
      description = "Judge this run.jsonl instead of running.")
  private Path stored;

  @Mixin private PerformanceOptions performance;

  @Override
  public Integer call() {
    if (NewBuild.isHere()) {
      return conformance();
    }
    Selection selection = execution.selection().selection();
    performance.check(selection, execution.output(), spec.commandLine().getErr());
    List<Path> build = performance.newBuild();
    int code = build.isEmpty() || stored != null ? conformance() : conformance(build);
    return code == ExitCode.GOOD || code == ExitCode.CONFORMANCE
        ? performance.judge(code, spec.commandLine().getOut(), spec.commandLine().getErr())
        : code;
  }

  /** The same command in a virtual machine that has the new build in place of the old one. */
  private int conformance(List<Path> build) {
    return NewBuild.execute(
        build,
        spec.root().commandLine().getParseResult().originalArgs(),
        spec.commandLine().getOut(),
        spec.commandLine().getErr());
  }

  private int conformance() {
    // What is wrong with the files is said before anything runs for minutes.
    Path file = expectations != null ? expectations : Path.of("expectations.yaml");
    boolean there = Files.exists(file);
    if (expectations != null && !there && !update) {
      throw new UsageException(
          "there is no file " + file + "; make one with gradmark gate --update");
    }
    Optional<Run> before = Optional.ofNullable(baseline).map(GateCommand::read);
    Expectations listed = there ? readExpectations(file) : Expectations.NONE;
    Expectations known = there ? listed : before.map(Expectations::of).orElse(listed);
    if (update && execution.selection().isPartial()) {
      throw new UsageException(
          "--update needs all claims on all backends of the subjects that it is about; leave out"
              + " --only, --claim and --backend");
    }
    if (execution.resumes()) {
      throw new UsageException(
          "a gate decides everything anew: leave out --resume; or finish with gradmark run --resume"
              + " and judge that file with --run");
    }
    before.ifPresent(run -> whole(run, baseline));
    if (stored != null) {
      Run run = read(stored).sorted();
      if (update
          && PARTIAL.matcher(String.valueOf(run.environment().get(Execution.ASKED))).find()) {
        throw new UsageException(
            "--update needs all claims on all backends; " + stored + " is of a selection of them");
      }
      return decide(run, new Gate(known, before, scope(run, before)), listed, file, Double.NaN);
    }
    return execution.run(
        spec,
        finished -> {
          Gate gate = new Gate(known, before, scope(finished.run(), before));
          int code = decide(finished.run(), gate, listed, file, finished.seconds());
          Path page =
              Reports.write(gate.seen(finished.run()), finished.registry(), execution.output());
          spec.commandLine().getOut().println(page);
          spec.commandLine().getOut().flush();
          return finished.filesFailed() ? ExitCode.FILES : code;
        });
  }

  private int decide(Run run, Gate gate, Expectations listed, Path file, double seconds) {
    PrintWriter out = spec.commandLine().getOut();
    List<Complaint> complaints = gate.judge(run);
    if (update) {
      return update(run, gate, listed, file, complaints);
    }
    String text = GateText.render(run, complaints, gate.known(run), seconds, Console.output());
    out.print(text);
    if (!complaints.isEmpty()) {
      execution.repetition(run).forEach(out::println);
    }
    if (gate.outOfScope() > 0) {
      out.println(gate.outOfScope() + " entries are about what was not asked for: not judged");
    }
    if (GithubJob.isHere()) {
      String where = GithubAnnotations.inRepository(file, System.getenv("GITHUB_WORKSPACE"));
      GithubAnnotations.of(complaints, where).forEach(out::println);
    }
    GithubJob.summarize(() -> Summary.ofGate(gate.seen(run), run, gate.known(run)));
    out.flush();
    return complaints.isEmpty() ? ExitCode.GOOD : ExitCode.CONFORMANCE;
  }

  private int update(
      Run run, Gate gate, Expectations listed, Path file, List<Complaint> complaints) {
    for (Complaint one : complaints) {
      if (one.kind() == Complaint.Kind.INCOMPLETE || one.kind() == Complaint.Kind.LOST) {
        throw new UsageException(
            "--update refused, the run is not complete: " + one.subject() + " " + one.sentence());
      }
    }
    Expectations after = listed.updated(run, gate.inScope());
    ExpectationsFile.write(file, after);
    spec.commandLine()
        .getOut()
        .printf(
            "%s: %d known failures in %d entries, %d without a reason%n",
            file,
            after.entries().stream().mapToInt(e -> e.ids().size()).sum(),
            after.entries().size(),
            after.entries().stream().filter(e -> e.reason().isBlank()).count());
    spec.commandLine().getOut().flush();
    return ExitCode.GOOD;
  }

  /**
   * Cells that were asked for, by what was asked and not by what came of it: a subject that is gone
   * is missed. Which system it was of tells the run or the baseline.
   */
  private Predicate<String> scope(Run run, Optional<Run> before) {
    Set<String> ofSystem = new HashSet<>();
    for (Run one : before.map(earlier -> List.of(run, earlier)).orElse(List.of(run))) {
      one.verdicts().stream()
          .filter(verdict -> execution.selection().admitsSystem(verdict.system()))
          .forEach(verdict -> ofSystem.add(verdict.subject()));
    }
    return cell -> execution.selection().admits(cell, ofSystem);
  }

  private static void whole(Run run, Path file) {
    if (run.verdicts().size() < run.cells()) {
      throw new UsageException(
          "the baseline %s was cut short (%d of %d cells); take one that is whole"
              .formatted(file, run.verdicts().size(), run.cells()));
    }
  }

  private static Run read(Path file) {
    try {
      return RunFile.read(file);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }

  private static Expectations readExpectations(Path file) {
    try {
      return ExpectationsFile.read(file);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }
}
