package org.gradmark.initializers.claims;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.claim.Trial;
import org.gradmark.core.contract.Blueprint;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.contract.SubjectFailure;
import org.gradmark.core.statistics.Law;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Values;

/**
 * One wrong scale breaks many claims. A claim names the scale as its cause if it holds once the
 * weights of every kernel are brought to the size that is due, and the law's distribution function
 * with it: then nothing but the scale is wrong. All claims about a subject name it in the same
 * words, those of the fans, so that a report has one finding and not six.
 */
final class ScaleCause {

  private static final String UNKNOWN = "the scale of the weights is not the paper's";

  private ScaleCause() {}

  /**
   * The outcome, with the cause if it is the scale; or that parameters are not independent.
   *
   * @param many whether the claim takes many parameters, or seeds, for independent
   */
  static Outcome add(Probe probe, Outcome outcome, Statement.Question question, boolean many) {
    boolean lawful = probe.system().law(probe.subject().dialect()).isPresent();
    if (outcome.result().isGood() || !lawful) {
      return outcome;
    }
    try {
      if (explains(probe, question)) {
        // A claim that knows its cause knows more of the scale than that it is wrong.
        return outcome.evidence().containsKey("cause") ? outcome : named(outcome, known(probe));
      }
      String mistake = LawCause.of(probe, question);
      Optional<String> cause =
          mistake.isEmpty() ? Mending.cause(probe, question) : Optional.of(mistake);
      if (cause.isEmpty() && many) {
        cause = dependence(probe);
      }
      return cause.isEmpty() ? outcome : outcome.with("cause", cause.get());
    } catch (SubjectFailure | UnsupportedOperationException e) {
      // Other kernels than the claim's own cannot be filled: other claims tell of that.
      return outcome;
    }
  }

  /** What is told of parameters, or seeds, that are not independent. */
  private static Optional<String> dependence(Probe probe) {
    if (Independence.seedIsIgnored(probe)) {
      return Optional.of(Independence.IGNORED);
    }
    Outcome across = Independence.acrossParameters(probe);
    return across.result().isGood()
        ? Optional.empty()
        : Optional.of((String) across.evidence().get("cause"));
  }

  private static Outcome named(Outcome outcome, List<String> causes) {
    return switch (causes.size()) {
      case 0 -> outcome.with("cause", UNKNOWN);
      case 1 -> outcome.with("cause", causes.get(0));
      default -> outcome.with("causes", causes);
    };
  }

  /** Which known mistakes, or which formula, give this scale on every kind of kernel. */
  private static List<String> known(Probe probe) {
    List<Kernel> kernels = Kernels.everyKind(probe.subject());
    return Diagnosis.causes(probe, kernels, probe.fill(kernels, probe.seed(0)));
  }

  private static boolean explains(Probe probe, Statement.Question question) {
    Probe scaled = rescaled(probe);
    return Distribution.law(scaled).result().isGood() && question.check(scaled).result().isGood();
  }

  /** The same subject with the scale that is due: everything else about it is as it was. */
  private static Probe rescaled(Probe probe) {
    InitializerSubject subject =
        new WrappedInitializer(
            probe.subject(), "rescaled", (right, backend, plan) -> rescaled(probe, plan));
    Trial<InitializerSubject> trial = probe.trial();
    return new Probe(
        probe.system(),
        new Trial<>(subject, trial.backend(), trial.laboratory(), trial.seed()),
        probe.settings());
  }

  private static List<Values> rescaled(Probe probe, Blueprint plan) {
    List<Values> filled = probe.raw(plan);
    Map<Kernel, double[]> sizes = new HashMap<>();
    for (int i = 0; i < filled.size(); i++) {
      double mean = probe.law(plan.kernels().get(i)).mean();
      double[] size = sizes.computeIfAbsent(plan.kernels().get(i), k -> new double[3]);
      for (double w : filled.get(i).toArray()) {
        size[0] += (w - mean) * (w - mean);
        size[1]++;
        size[2] = Math.max(size[2], Math.abs(w - mean));
      }
    }
    Precision precision = probe.trial().precision();
    List<Values> scaled = new ArrayList<>();
    for (int i = 0; i < filled.size(); i++) {
      Law law = probe.law(plan.kernels().get(i));
      double[] size = sizes.get(plan.kernels().get(i));
      // The largest of many bounded draws tells the scale far better than their variance.
      double factor =
          Double.isFinite(law.high())
              ? (law.high() - law.mean()) / size[2]
              : Math.sqrt(law.variance() * size[1] / size[0]);
      scaled.add(filled.get(i).map(w -> precision.nearest(law.mean() + factor * (w - law.mean()))));
    }
    return scaled;
  }
}
