package org.gradmark.testng;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gradmark.core.claim.Verdict;
import org.gradmark.core.contract.Subject;
import org.gradmark.core.gate.Expectation;
import org.gradmark.core.gate.Expectations;
import org.gradmark.core.gate.ExpectationsFile;
import org.gradmark.core.gate.Gate;
import org.gradmark.core.laboratory.Laboratory;
import org.gradmark.core.reference.ReferenceData;
import org.gradmark.core.run.Cell;
import org.gradmark.core.run.Environment;
import org.gradmark.core.run.Plan;
import org.gradmark.core.run.Registry;
import org.gradmark.core.run.Run;
import org.gradmark.core.run.Runner;
import org.gradmark.core.run.Selection;
import org.gradmark.core.tensor.Precision;

/**
 * What the conformance classes of all contracts have in common: one subject, put to every claim
 * about the system that it says it implements.
 */
abstract class SubjectConformance extends ConformanceTest {

  /** Id of the system that is implemented, such as {@code adam}; {@code gradmark list} has all. */
  protected abstract String system();

  /** Id of the dialect that is followed; the paper's own form unless overridden. */
  protected String dialect() {
    return "paper";
  }

  /** Whose it is: the part of the subject's id before the colon. */
  protected String provider() {
    return "mine";
  }

  /**
   * Its arithmetics, of {@code float64}, {@code float32} and {@code bfloat16}; the claims are put
   * on each.
   */
  protected List<String> dtypes() {
    return List.of("float64");
  }

  /**
   * Hyperparameters that its user cannot set, with the value they have. Claims that need another
   * value are skipped.
   */
  protected Map<String, Double> fixed() {
    return Map.of();
  }

  /** How long a claim may take; a subject that hangs has the verdict error after it. */
  protected Duration limit() {
    return Duration.ofSeconds(60);
  }

  /**
   * A file of known failures, as {@code gradmark gate --update} writes it; null if none are known.
   * What is listed and fails as listed is skipped; what is listed and passes fails.
   */
  protected Path expectations() {
    return null;
  }

  /** The subject, made of what the overridden methods say. */
  abstract Subject subject();

  /** {@code mine:adam}, and the dialect unless it is the paper's. */
  final String id() {
    return provider() + ":" + system() + (dialect().equals("paper") ? "" : "/" + dialect());
  }

  /** Every claim about the system, on every dtype. */
  @Override
  protected final List<? extends ConformanceCell> cells() {
    Path file = expectations();
    Expectations known = file == null ? Expectations.NONE : ExpectationsFile.read(file);
    Gate gate = new Gate(known, Optional.empty(), cell -> false);
    Laboratory laboratory = Laboratory.on(ReferenceData.bundled(), 0);
    Runner runner = new Runner(laboratory, 1, limit());
    List<ConformanceCell> cells = new ArrayList<>();
    try (Registry registry = Registry.find()) {
      for (Cell<?> cell : Plan.of(registry.systems(), List.of(subject()), Selection.ALL).cells()) {
        cells.add(
            ConformanceCell.of(cell.id(), cell.claim(), () -> gated(gate, decide(runner, cell))));
      }
    }
    Set<String> there = cells.stream().map(ConformanceCell::id).collect(Collectors.toSet());
    for (Expectation entry : known.entries()) {
      if (entry.subject().equals(id()) && !there.containsAll(entry.ids())) {
        throw new IllegalArgumentException(
            "%s, line %d lists cells that there are not: %s; take them out"
                .formatted(file, entry.line(), entry.ids()));
      }
    }
    return cells;
  }

  private static Verdict decide(Runner runner, Cell<?> cell) {
    List<Verdict> verdicts = new ArrayList<>();
    runner.run(new Plan(List.of(cell)), verdicts::add);
    return verdicts.get(0);
  }

  private static Verdict gated(Gate gate, Verdict verdict) {
    Run alone = new Run(Environment.version(), Map.of(), 1, List.of(verdict), List.of());
    return gate.seen(alone).verdicts().get(0);
  }

  /** What every subject says of itself. */
  abstract class Declared implements Subject {
    @Override
    public String id() {
      return SubjectConformance.this.id();
    }

    @Override
    public String system() {
      return SubjectConformance.this.system();
    }

    @Override
    public String dialect() {
      return SubjectConformance.this.dialect();
    }

    @Override
    public Map<String, Double> fixed() {
      return SubjectConformance.this.fixed();
    }

    @Override
    public List<String> backends() {
      return dtypes();
    }

    @Override
    public Precision precision(String backend) {
      return Precision.ofDtype(backend);
    }
  }
}
