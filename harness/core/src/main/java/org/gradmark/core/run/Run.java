package org.gradmark.core.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradmark.core.claim.Verdict;

/**
 * All verdicts of one execution, with the environment it took place in.
 *
 * @param gradmark version of Gradmark that executed it
 * @param environment fingerprint of the machine: name to string or number, see {@link Environment}
 * @param cells how many cells were planned; larger than the number of verdicts if it was cut short
 * @param verdicts one per cell that was decided
 * @param warnings one sentence for each thing that was wrong with the file it was read from
 */
public record Run(
    String gradmark,
    Map<String, Object> environment,
    int cells,
    List<Verdict> verdicts,
    List<String> warnings) {

  /** The order of reports: by subject, then claim, then backend; never the order of execution. */
  public static final Comparator<Verdict> ORDER =
      Comparator.comparing(Verdict::subject)
          .thenComparing(Verdict::claim)
          .thenComparing(Verdict::backend);

  public Run {
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    verdicts = List.copyOf(verdicts);
    warnings = List.copyOf(warnings);
  }

  /** A complete run of these verdicts on this machine. */
  public static Run of(List<Verdict> verdicts) {
    return new Run(
        Environment.version(), Environment.current(), verdicts.size(), verdicts, List.of());
  }

  /** This run with its verdicts in {@link #ORDER}. */
  public Run sorted() {
    List<Verdict> sorted = new ArrayList<>(verdicts);
    sorted.sort(ORDER);
    return new Run(gradmark, environment, cells, sorted, warnings);
  }

  /** Sum of the cells' wall times, in seconds. */
  public double seconds() {
    return verdicts.stream().mapToDouble(Verdict::seconds).filter(Double::isFinite).sum();
  }

  /** In few words: a run may hold many thousand verdicts. */
  @Override
  public String toString() {
    return "run of %d cells, %d decided".formatted(cells, verdicts.size());
  }
}
