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

  /** Refuses, before anything runs for minutes, what cannot be compared. */
  void check(Selection selection) {
    if ((oldJar == null) != (newJar == null)) {
      throw new UsageException("--bench-old and --bench-new are given together");
    }
    if ((baseline == null) != (file == null)) {
      throw new UsageException(
          "--bench-baseline and --bench are given together; gradmark bench writes the file");
    }
    if (oldJar != null) {
      JarComparison.jars(oldJar);
      JarComparison.jars(newJar);
      CompareCommand.sizes(sizes);
      if (selection.subjects().isEmpty() && selection.systems().isEmpty()) {
        throw new UsageException("--bench-old needs --subject or --system: what to measure");
      }
    }
    if (file != null) {
      stored = BenchComparison.of(baseline, file, false);
    }
  }

  /**
   * Compares what was asked for, prints what came of it, and adds it to the exit code.
   *
   * @param code of conformance, which counts more
   */
  int judge(int code, Selection selection, Path output, PrintWriter out, PrintWriter err) {
    List<Finding> findings = new ArrayList<>();
    if (oldJar != null) {
      Wanted wanted =
          new Wanted(
              selection.subjects(), selection.systems(), List.of(), List.of(), sizes, List.of(1));
      findings.addAll(
          new JarComparison(err, output.resolve("compare"))
              .run(
                  JarComparison.jars(oldJar),
                  JarComparison.jars(newJar),
                  wanted,
                  Criteria.defaults().withSeed(CompareCommand.seed(null)),
                  ForkEffort.NORMAL));
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
      out.flush();
    }
    boolean shut = findings.stream().anyMatch(finding -> finding.change().shuts());
    return code == ExitCode.GOOD && shut ? ExitCode.PERFORMANCE : code;
  }
}
