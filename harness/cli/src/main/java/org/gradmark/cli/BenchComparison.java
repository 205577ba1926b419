package org.gradmark.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gradmark.bench.Bench;
import org.gradmark.bench.BenchFile;
import org.gradmark.bench.compare.Criteria;
import org.gradmark.bench.compare.Finding;
import org.gradmark.bench.compare.Side;
import org.gradmark.bench.compare.StoredComparison;

/** Two bench files, measured at two times. */
final class BenchComparison {

  private final StoredComparison comparison;
  private final Path before;
  private final Path after;
  private final List<Finding> findings;

  private BenchComparison(Path before, Path after) {
    this.before = before;
    this.after = after;
    comparison = new StoredComparison(read(before), read(after));
    try {
      findings = comparison.findings(Criteria.defaults());
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }

  /**
   * Reads and judges both.
   *
   * @param force compare though the machines differ
   * @throws UsageException if they cannot be compared
   */
  static BenchComparison of(Path before, Path after, boolean force) {
    BenchComparison files = new BenchComparison(before, after);
    List<String> differences = files.comparison.otherMachine();
    if (!differences.isEmpty() && !force) {
      throw new UsageException(
          "%s and %s are of different machines (%s); measure both on one, or compare jars, or add --force"
              .formatted(before, after, String.join("; ", differences)));
    }
    return files;
  }

  /** What both have; empty if that is nothing. */
  List<Finding> findings() {
    return findings;
  }

  /** Says what makes the judgment weaker than one of forks that took turns. */
  void warn(PrintWriter err) {
    err.println(
        "gradmark: measured at different times: what changed on the machine in between counts as a"
            + " change of the code, and nothing can be confirmed; 'gradmark compare OLD.jar"
            + " NEW.jar' measures in turns");
    List<String> differences = comparison.otherMachine();
    if (!differences.isEmpty()) {
      err.println("gradmark: different machines: " + String.join("; ", differences));
    }
    comparison
        .unmatched()
        .forEach(
            (benchmark, side) ->
                err.println(
                    "gradmark: only in " + (side == Side.OLD ? before : after) + ": " + benchmark));
    err.flush();
  }

  /** Benchmarks that only one of the files has. */
  Map<String, Side> unmatched() {
    return comparison.unmatched();
  }

  private static Bench read(Path file) {
    try {
      return BenchFile.read(file);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }
}
