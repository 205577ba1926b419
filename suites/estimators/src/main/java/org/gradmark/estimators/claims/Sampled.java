package org.gradmark.estimators.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradmark.core.claim.Kind;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.claim.Trial;
import org.gradmark.core.contract.EstimatorSubject;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.statistics.Decision;
import org.gradmark.core.statistics.Draws;
import org.gradmark.core.statistics.Ruling;
import org.gradmark.core.statistics.SequentialTest;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Values;

/**
 * A claim about a mean that cannot be enumerated, decided by a sequential test on fresh draws with
 * a stated error rate (1e-9) and power (0.99). One setting only; what is read off must stay in the
 * test's range.
 */
public final class Sampled extends Statement<Sampled> {

  /** So many answers a cause has to explain. */
  private static final int EXPLAINED = 8;

  private Reading reading;
  private String what;
  private SequentialTest test;

  private Sampled(String id, String name, String sentence, String source) {
    super(id, name, sentence, source);
  }

  /** Begins a claim: its id, two words, the sentence, and where it is from. */
  public static Sampled claim(String id, String name, String sentence, String source) {
    return new Sampled(id, name, sentence, source);
  }

  /** The number whose mean is tested. */
  public Sampled of(String name, Reading scalar) {
    what = name;
    reading = scalar;
    return this;
  }

  /** What is claimed of the mean, with range and smallest effect. */
  public Sampled mean(SequentialTest claimed) {
    test = claimed;
    return this;
  }

  @Override
  Kind kind() {
    return Kind.STATISTICAL;
  }

  @Override
  boolean tight() {
    return false;
  }

  @Override
  String quantity() {
    return "the mean of " + what;
  }

  @Override
  Outcome check(EstimatorSystem system, Trial<EstimatorSubject> trial) {
    Setting setting = settings().get(0);
    Draws draws = Draws.of(trial.seed());
    List<Observation> seen = new ArrayList<>();
    Asked first = asked(system, setting, draws.stream(0));
    List<Observation> glance = Observation.of(trial, List.of(first));
    String fault = fault(system, trial, glance);
    if (!fault.isEmpty()) {
      return new Diagnosis(system, trial, suspected(fault))
          .judge(glance, Double.POSITIVE_INFINITY, "the estimate " + fault + ": " + setting);
    }
    Decision decision =
        test.run(
            i -> {
              Asked asked = asked(system, setting, draws.stream(i));
              Observation one = Observation.of(trial, List.of(asked)).get(0);
              if (seen.size() < EXPLAINED) {
                seen.add(one);
              }
              return reading.of(asked.inquiry(), one.answer()).get(0);
            });
    String sentence = quantity() + ": " + decision.sentence() + ": " + setting;
    Outcome outcome =
        decision.ruling() == Ruling.UPHELD
            ? Outcome.pass(decision.mean(), Double.NaN, sentence)
            : decision.ruling() == Ruling.UNDECIDED
                ? Outcome.skipped(sentence)
                : new Diagnosis(system, trial, mistakes()).judge(seen, decision.mean(), sentence);
    for (Map.Entry<String, Object> fact : decision.evidence().entrySet()) {
      outcome = outcome.with(fact.getKey(), fact.getValue());
    }
    outcome = outcome.with("quantity", quantity());
    return outcome.with("setting", setting.toString()).with("seed", trial.seed());
  }

  private static Asked asked(EstimatorSystem system, Setting setting, Draws draws) {
    Map<String, Values> drawn = setting.law().sample(draws);
    return new Asked(1, setting.inquiry(system.hyperparameters(), drawn));
  }

  @Override
  Amounts amounts(List<Asked> asked, List<Values> answers) {
    throw new UnsupportedOperationException("a sampled claim has no exact numbers");
  }

  @Override
  double[] nearest(List<Asked> asked, double[] observed) {
    throw new UnsupportedOperationException("a sampled claim has no exact numbers");
  }
}
