package org.gradmark.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gradmark.bench.compare.ComparisonText;
import org.gradmark.bench.compare.Criteria;
import org.gradmark.bench.compare.Finding;
import org.gradmark.bench.compare.ForkEffort;
import org.gradmark.bench.compare.Side;
import org.gradmark.bench.compare.Wanted;
import org.gradmark.core.run.Selection;
import org.gradmark.reports.GithubAnnotations;
import org.gradmark.reports.Summary;
import picocli.CommandLine.Option;

/** What the gate does about speed: nothing, unless it is told what to compare. */
final class PerformanceOptions {

  @Option(
      names = "--bench-old",
      paramLabel = "JAR",
      description =
          "With --bench-new: compare the speed of two builds, as 'gradmark compare' does, of the"
              + " subjects given by --subject or --system.")
  private String oldJar;

  @Option(names = "--bench-new", paramLabel = "JAR", description = "The build to be judged.")
  private String newJar;

  @Option(
      names = "--bench-size",
      paramLabel = "N",
      split = ",",
      description =
          "With --bench-old: elements of the parameter, or gpt2, or small. Default:"
              + " ${DEFAULT-VALUE}.")
  private List<String> sizes = new ArrayList<>(List.of("1e5"));

  @Option(
      names = "--bench-baseline",
      paramLabel = "FILE",
      description =
          "With --bench: an earlier bench.jsonl of this machine; what it measured must be measured"
              + " again.")
  private Path baseline;

  @Option(names = "--bench", paramLabel = "FILE", description = "The bench.jsonl to be judged.")
  private Path file;

  private BenchComparison stored;
  private JarComparison builds;

  /**
   * Refuses, before anything runs for minutes, what cannot be compared.
   *
   * @param output where the files of a comparison go
   */
  void check(Selection selection, Path output, PrintWriter err) {
    if ((oldJar == null) != (newJar == null)) {
      throw new UsageException("--bench-old and --bench-new are given together");
    }
    if ((baseline == null) != (file == null)) {
      throw new UsageException(
          "--bench-baseline and --bench are given together; gradmark bench writes the file");
    }
    if (oldJar != null) {
      List<Path> before = JarComparison.jars(oldJar);
      List<Path> after = newBuild();
      CompareCommand.sizes(sizes);
      if (selection.subjects().isEmpty() && selection.systems().isEmpty()) {
        throw new UsageException("--bench-old needs --subject or --system: what to measure");
      }
      Wanted wanted =
          new Wanted(
              selection.subjects(), selection.systems(), List.of(), List.of(), sizes, List.of(1));
      builds =
          JarComparison.of(
              before, after, wanted, ForkEffort.NORMAL, err, output.resolve("compare"));
    }
    if (file != null) {
      stored = BenchComparison.of(baseline, file, false);
    }
  }

  /** The jars of the build that is to be judged; empty if there is none. */
  List<Path> newBuild() {
    return newJar == null ? List.of() : JarComparison.jars(newJar);
  }

  /**
   * Compares what was asked for, prints what came of it, and adds it to the exit code.
   *
   * @param code of conformance, which counts more
   */
  int judge(int code, PrintWriter out, PrintWriter err) {
    List<Finding> findings = new ArrayList<>();
    if (builds != null) {
      findings.addAll(builds.run(Criteria.defaults().withSeed(CompareCommand.seed(null))));
    }
    if (stored != null) {
      stored.warn(err);
      findings.addAll(stored.findings());
      stored
          .unmatched()
          .forEach(
              (benchmark, side) -> {
                if (side == Side.OLD) {
                  findings.add(
                      Finding.unmeasured(
                          benchmark,
                          "the baseline has it, " + file + " has not; measure it again"));
                }
              });
    }
    if (!findings.isEmpty()) {
      out.println();
      out.print(ComparisonText.render(findings));
      if (GithubJob.isHere()) {
        GithubAnnotations.ofFindings(findings).forEach(out::println);
      }
      GithubJob.summarize(() -> Summary.ofComparison(findings));
      out.flush();
    }
    boolean shut = findings.stream().anyMatch(finding -> finding.change().shuts());
    if (shut) {
      out.println("The gate is shut by what a step costs.");
      out.flush();
    }
    return code == ExitCode.GOOD && shut ? ExitCode.PERFORMANCE : code;
  }
}
