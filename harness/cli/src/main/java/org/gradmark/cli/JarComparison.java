package org.gradmark.cli;

import java.io.File;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradmark.bench.BenchFile;
import org.gradmark.bench.compare.Comparison;
import org.gradmark.bench.compare.Criteria;
import org.gradmark.bench.compare.Finding;
import org.gradmark.bench.compare.ForkEffort;
import org.gradmark.bench.compare.ForkFailure;
import org.gradmark.bench.compare.JarForks;
import org.gradmark.bench.compare.Side;
import org.gradmark.bench.compare.Wanted;

/** Two builds of a library, measured in turns; what was measured stays in two bench files. */
final class JarComparison {

  private final PrintWriter err;
  private final Path folder;
  private final ForkProgress progress;
  private final JarForks forks;

  private JarComparison(PrintWriter err, Path folder, ForkProgress progress, JarForks forks) {
    this.err = err;
    this.folder = folder;
    this.progress = progress;
    this.forks = forks;
  }

  /** The jars of one side: one, or several as on a class path; checked before anything runs. */
  static List<Path> jars(String text) {
    List<Path> jars = new ArrayList<>();
    for (String part : text.split(File.pathSeparator)) {
      Path jar = Path.of(part);
      if (!Files.isRegularFile(jar)) {
        throw new UsageException("there is no file " + part + "; build the jar first");
      }
      jars.add(jar);
    }
    return jars;
  }

  /**
   * Asks both builds what can be timed, and says what is left out.
   *
   * @param folder where old.jsonl and new.jsonl go
   * @throws UsageException if there is nothing to compare
   */
  static JarComparison of(
      List<Path> before,
      List<Path> after,
      Wanted wanted,
      ForkEffort effort,
      PrintWriter err,
      Path folder) {
    ForkProgress progress = new ForkProgress(err, Console.isProgressShown(), System::nanoTime);
    JarForks forks;
    try {
      forks = new JarForks(Map.of(Side.OLD, before, Side.NEW, after), wanted, effort, progress);
    } catch (ForkFailure e) {
      throw new UsageException(e.getMessage());
    }
    forks.notes().forEach((who, why) -> err.println("gradmark: not compared: " + who + ": " + why));
    forks.lost().forEach((who, why) -> err.println("gradmark: lost: " + who + ": " + why));
    if (forks.areAlike()) {
      err.println("gradmark: both builds hold the same classes: what differs is noise");
    }
    err.flush();
    if (forks.benchmarks().isEmpty() && !forks.isRefused()) {
      throw new UsageException(
          "both builds together offer nothing of this that can be timed; 'gradmark bench' shows"
              + " what can");
    }
    return new JarComparison(err, folder, progress, forks);
  }

  /**
   * Measures and judges; an interruption keeps what was measured so far. What the old build offers
   * and the new one does not any more is not measured.
   */
  List<Finding> run(Criteria criteria) {
    List<Finding> findings = new ArrayList<>();
    if (!forks.benchmarks().isEmpty()) {
      err.println(
          "gradmark: order of the forks: --seed %d; all of them go to %s"
              .formatted(criteria.seed(), folder));
      err.flush();
      Thread interrupted = new Thread(this::keep);
      Runtime.getRuntime().addShutdownHook(interrupted);
      try {
        findings.addAll(new Comparison(criteria, forks).run(forks.benchmarks()));
      } catch (ForkFailure e) {
        throw new UsageException(e.getMessage());
      } finally {
        progress.finish();
        ended(interrupted);
      }
    }
    forks.lost().forEach((benchmark, why) -> findings.add(Finding.unmeasured(benchmark, why)));
    return findings;
  }

  private void ended(Thread interrupted) {
    try {
      Runtime.getRuntime().removeShutdownHook(interrupted);
      keep();
    } catch (IllegalStateException e) {
      // Ctrl-C: the hook keeps what was measured.
    }
  }

  private void keep() {
    BenchFile.write(folder.resolve("old.jsonl"), forks.measured(Side.OLD));
    BenchFile.write(folder.resolve("new.jsonl"), forks.measured(Side.NEW));
  }
}
