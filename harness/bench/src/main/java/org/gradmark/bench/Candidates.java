package org.gradmark.bench;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradmark.bench.Benchmarks.Sampler;
import org.gradmark.core.contract.EstimatorSubject;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.contract.SelfTimed;
import org.gradmark.core.contract.Subject;
import org.gradmark.core.run.Registry;
import org.gradmark.core.run.Selection;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.system.SystemSpec;

/**
 * Who takes part: optimizers that offer a stepper or time themselves, on every backend of a wanted
 * dtype.
 *
 * @param systems patterns for system ids; none for all
 * @param subjects patterns for subject ids; none for all
 * @param backends patterns for backends; none for all
 * @param dtypes formats of arrays
 */
public record Candidates(
    List<String> systems, List<String> subjects, List<String> backends, List<String> dtypes) {

  private static final Set<String> PLAIN = Set.of("f32", "f64");

  /**
   * A subject on a backend.
   *
   * @param hyperparameters that it is timed with
   */
  public record Candidate(
      OptimizerSubject subject,
      OptimizerSystem system,
      String backend,
      Map<String, Double> hyperparameters) {

    /** Such as {@code dl4j:adam@float32}. */
    public String id() {
      return subject.id() + "@" + backend;
    }
  }

  /** Those of these subjects that were asked for; whether they can be timed is seen later. */
  public List<Candidate> among(List<? extends Subject> offered, Registry registry) {
    List<Candidate> candidates = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    for (Subject subject : offered) {
      if (subject instanceof OptimizerSubject optimizer
          && Selection.matches(systems, subject.system())
          && Selection.matches(subjects, subject.id())
          && seen.add(subject.id())) {
        candidates.addAll(candidates(optimizer, registry));
      }
    }
    return candidates;
  }

  /**
   * Initializers and estimators that were asked for: on these backends if any were named, else on
   * the plain one of each dtype.
   */
  public List<Sampler> samplers(List<? extends Subject> offered) {
    List<Sampler> samplers = new ArrayList<>();
    for (Subject subject : offered) {
      boolean samples =
          subject instanceof InitializerSubject || subject instanceof EstimatorSubject;
      if (samples
          && Selection.matches(systems, subject.system())
          && Selection.matches(subjects, subject.id())) {
        for (String backend : subject.backends()) {
          boolean wanted =
              backends.isEmpty() ? PLAIN.contains(backend) : Selection.matches(backends, backend);
          if (wanted && dtypes.contains(subject.precision(backend).dtype())) {
            samplers.add(new Sampler(subject, backend));
          }
        }
      }
    }
    return samplers;
  }

  private List<Candidate> candidates(OptimizerSubject subject, Registry registry) {
    List<Candidate> candidates = new ArrayList<>();
    OptimizerSystem system = system(subject, registry);
    // Who is asked for by name is told why it is not timed; of all others only some can be.
    boolean silent = subject instanceof SelfTimed own && !own.canTimeItself() && subjects.isEmpty();
    if (system == null || silent) {
      return candidates;
    }
    for (String backend : subject.backends()) {
      if (Selection.admits(backends, backend)
          && dtypes.contains(subject.precision(backend).dtype())) {
        candidates.add(new Candidate(subject, system, backend, SharedSettings.of(system, subject)));
      }
    }
    return candidates;
  }

  /** The system whose dialect it declares; null if there is none. */
  private static OptimizerSystem system(Subject subject, Registry registry) {
    for (SystemSpec<?> one : registry.systems()) {
      if (one.id().equals(subject.system()) && one instanceof OptimizerSystem system) {
        return system.dialects().stream().anyMatch(d -> d.id().equals(subject.dialect()))
            ? system
            : null;
      }
    }
    return null;
  }
}
