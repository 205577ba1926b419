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
  private JarForks forks;

  /**
   * A comparison.
   *
   * @param folder where old.jsonl and new.jsonl go
   */
  JarComparison(PrintWriter err, Path folder) {
    this.err = err;
    this.folder = folder;
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

  /** Measures and judges; an interruption keeps what was measured so far. */
  List<Finding> run(
      List<Path> before, List<Path> after, Wanted wanted, Criteria criteria, ForkEffort effort) {
    Thread interrupted = new Thread(this::keep);
    ForkProgress progress = new ForkProgress(err, Console.isProgressShown(), System::nanoTime);
    try {
      forks = new JarForks(Map.of(Side.OLD, before, Side.NEW, after), wanted, effort, progress);
      forks
          .notes()
          .forEach((who, why) -> err.println("gradmark: not compared: " + who + ": " + why));
      if (forks.benchmarks().isEmpty()) {
        throw new UsageException(
            "both builds together offer nothing of this that can be timed; 'gradmark bench' shows"
                + " what can");
      }
      err.println(
          "gradmark: order of the forks: --seed %d; all of them go to %s"
              .formatted(criteria.seed(), folder));
      err.flush();
      Runtime.getRuntime().addShutdownHook(interrupted);
      try {
        return new Comparison(criteria, forks).run(forks.benchmarks());
      } finally {
        progress.finish();
        ended(interrupted);
      }
    } catch (ForkFailure e) {
      throw new UsageException(e.getMessage());
    }
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
