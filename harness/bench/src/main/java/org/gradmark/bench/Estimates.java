package org.gradmark.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gradmark.core.contract.EstimatorSubject;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.estimator.Drawn;
import org.gradmark.core.estimator.Law;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.run.Registry;
import org.gradmark.core.statistics.Draws;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.system.SystemSpec;
import org.gradmark.core.tensor.Values;

/**
 * What estimators are timed on: the first setting that the claims of their system are checked in.
 *
 * @param system of the estimator
 * @param setting inputs, function and the law of the draws
 */
public record Estimates(EstimatorSystem system, Setting setting) {

  private static final int MOST_OUTCOMES = 4096;
  private static final int SAMPLES = 1024;
  private static final int SEED = 1;

  /**
   * Those of a subject.
   *
   * @throws IllegalArgumentException if its system has none
   */
  public static Estimates of(EstimatorSubject subject) {
    try (Registry registry = Registry.find()) {
      for (SystemSpec<?> one : registry.systems()) {
        if (one.id().equals(subject.system()) && one instanceof EstimatorSystem system) {
          if (system.settings().isEmpty()) {
            throw new IllegalArgumentException("its system has no setting to be timed in");
          }
          return new Estimates(system, system.settings().get(0));
        }
      }
    }
    throw new IllegalArgumentException("no system of estimators " + subject.system());
  }

  /** Questions with draws of their own each. */
  public List<Inquiry> inquiries(int count) {
    return drawn(count).stream()
        .map(one -> setting.inquiry(system.hyperparameters(), one.values()))
        .toList();
  }

  /**
   * The variance of one estimate, summed over its components: exact where the draws can be
   * enumerated, else from a sample that is always the same.
   */
  public double variance(EstimatorSubject subject, String backend) {
    List<Drawn> outcomes = outcomes();
    List<Values> estimates = new ArrayList<>();
    for (Drawn one : outcomes) {
      estimates.add(
          subject.estimate(backend, setting.inquiry(system.hyperparameters(), one.values())));
    }
    double variance = 0;
    for (int i = 0; i < estimates.get(0).size(); i++) {
      double mean = 0;
      double square = 0;
      for (int o = 0; o < estimates.size(); o++) {
        mean += outcomes.get(o).probability() * estimates.get(o).get(i);
      }
      for (int o = 0; o < estimates.size(); o++) {
        double error = estimates.get(o).get(i) - mean;
        square += outcomes.get(o).probability() * error * error;
      }
      variance += square;
    }
    return variance;
  }

  private List<Drawn> outcomes() {
    try {
      List<Drawn> outcomes = setting.law().outcomes();
      return outcomes.size() <= MOST_OUTCOMES ? outcomes : drawn(SAMPLES);
    } catch (IllegalStateException e) {
      return drawn(SAMPLES); // the law can only be sampled
    }
  }

  /** Draws of the law; its outcomes in turn where it cannot be sampled. */
  private List<Drawn> drawn(int count) {
    Law law = setting.law();
    try {
      Draws draws = Draws.of(SEED);
      return IntStream.range(0, count)
          .mapToObj(i -> new Drawn(1.0 / count, Map.copyOf(law.sample(draws.stream(i)))))
          .toList();
    } catch (UnsupportedOperationException e) {
      List<Drawn> outcomes = law.outcomes();
      return outcomes.size() >= count
          ? outcomes.subList(0, count)
          : Collections.nCopies(count, outcomes.get(0));
    }
  }

  @Override
  public String toString() {
    return setting.toString();
  }
}
