package org.gradmark.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradmark.bench.Candidates.Candidate;
import org.gradmark.core.backend.BackendUnavailableException;
import org.gradmark.core.contract.SelfTimed;
import org.gradmark.core.contract.SubjectFailure;
import org.gradmark.core.performance.Stepper;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.tensor.Shape;

/** Decides who may be timed: whoever offers it, and does what was verified. Asks everybody once. */
final class Admission {

  /**
   * What came of it.
   *
   * @param offered whether it can be timed at all
   * @param restores whether its steps overwrite the gradients
   * @param objection why it may not, or null
   */
  record Outcome(boolean offered, boolean restores, BenchmarkFailure objection) {

    /** Whether it may be timed. */
    boolean isAdmitted() {
      return offered && objection == null;
    }
  }

  private static final String CANNOT =
      "it does not say that it can time itself: \"timed\":true in its greeting, and \"Timing\" in"
          + " harness/subjects/process/PROTOCOL.md";

  private final Rehearsal rehearsal;
  private final Map<List<Object>, Outcome> outcomes = new HashMap<>();

  Admission(Rehearsal rehearsal) {
    this.rehearsal = rehearsal;
  }

  /** Whether a candidate may be timed on a list. */
  Outcome of(Candidate candidate, ParameterList list, int threads) {
    return outcomes.computeIfAbsent(
        List.of(candidate.id(), list.sample(), threads),
        key -> admit(candidate, list.sample(), threads));
  }

  private Outcome admit(Candidate candidate, List<Shape> shapes, int threads) {
    boolean restores = false;
    try {
      if (candidate.subject() instanceof SelfTimed own && !own.canTimeItself()) {
        return new Outcome(true, false, new BenchmarkFailure(false, CANNOT));
      }
      if (!(candidate.subject() instanceof SelfTimed)) {
        Optional<Stepper> stepper =
            candidate
                .subject()
                .stepper(candidate.backend(), candidate.hyperparameters(), shapes, threads);
        if (stepper.isEmpty()) {
          return new Outcome(false, false, null);
        }
        restores = stepper.get().overwritesGradients();
        stepper.get().close();
      }
      rehearsal.check(
          candidate.subject(),
          candidate.backend(),
          rule(candidate),
          candidate.hyperparameters(),
          shapes,
          threads);
      return new Outcome(true, restores, null);
    } catch (BenchmarkFailure e) {
      return new Outcome(true, restores, e);
    } catch (UnsupportedOperationException e) {
      return new Outcome(true, restores, new BenchmarkFailure(false, e.getMessage()));
    } catch (BackendUnavailableException e) {
      return new Outcome(true, false, new BenchmarkFailure(false, e.getMessage()));
    } catch (SubjectFailure e) {
      return new Outcome(true, restores, new BenchmarkFailure(true, e.getMessage()));
    } catch (RuntimeException e) {
      return new Outcome(true, restores, new BenchmarkFailure(true, "it threw " + e));
    }
  }

  /** One that is not rehearsed, because something else forbids to time it. */
  static Outcome refused(
      Candidate candidate, ParameterList list, int threads, BenchmarkFailure why) {
    boolean offered = true;
    if (!(candidate.subject() instanceof SelfTimed)) {
      try {
        Optional<Stepper> stepper =
            candidate
                .subject()
                .stepper(candidate.backend(), candidate.hyperparameters(), list.sample(), threads);
        offered = stepper.isPresent();
        stepper.ifPresent(Stepper::close);
      } catch (RuntimeException e) {
        // It cannot be timed for another reason, too; one is enough.
        offered = true;
      }
    }
    return new Outcome(offered, false, why);
  }

  /** The rule of the dialect that it declares. */
  static Rule rule(Candidate candidate) {
    return candidate.system().dialect(candidate.subject().dialect()).rule();
  }
}
