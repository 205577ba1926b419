package org.gradmark.initializers.claims;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradmark.core.claim.Trial;
import org.gradmark.core.contract.Blueprint;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.contract.SubjectFailure;
import org.gradmark.core.initializer.Settings;
import org.gradmark.core.statistics.Draws;
import org.gradmark.core.statistics.Law;
import org.gradmark.core.system.InitializerSystem;
import org.gradmark.core.tensor.Values;

/**
 * A subject on a backend, ready to be asked for draws.
 *
 * @param system what it says it implements
 * @param trial who, and on which arithmetic
 * @param settings with which hyperparameters
 */
public record Probe(InitializerSystem system, Trial<InitializerSubject> trial, Settings settings) {

  /** A probe with the defaults, but for what the subject's user cannot set. */
  static Probe of(InitializerSystem system, Trial<InitializerSubject> trial, Settings wanted) {
    Map<String, Double> values = new HashMap<>(wanted.values());
    values.putAll(trial.subject().fixed());
    return new Probe(system, trial, new Settings(values));
  }

  /** Who is tried. */
  public InitializerSubject subject() {
    return trial.subject();
  }

  /**
   * The seed of a number. It depends on the run only, so that all subjects on all backends are
   * judged by the same draws.
   */
  public long seed(int number) {
    return Draws.of(trial.laboratory().seed()).stream(number).bits() >>> 16;
  }

  /** Fills kernels, or remembers how it did; shapes are checked. */
  public List<Values> fill(List<Kernel> kernels, long seed) {
    List<Values> filled = raw(Blueprint.of(kernels, settings.values(), seed));
    for (int i = 0; i < kernels.size(); i++) {
      if (!filled.get(i).shape().equals(kernels.get(i).shape())) {
        throw new SubjectFailure(
            "it filled " + kernels.get(i) + " with values of shape " + filled.get(i).shape());
      }
    }
    return filled;
  }

  /** Whatever the subject answers, one of each kernel. */
  public List<Values> raw(Blueprint blueprint) {
    List<Values> filled =
        Fillings.of(
            new Fillings.Key(subject(), trial.backend(), blueprint),
            () -> subject().initialize(trial.backend(), blueprint));
    if (filled.size() != blueprint.kernels().size()) {
      throw new SubjectFailure(
          "it filled " + filled.size() + " of " + blueprint.kernels().size() + " kernels");
    }
    return filled;
  }

  /** The values of one kernel, for seed 0. */
  public double[] fill(Kernel kernel) {
    return fill(List.of(kernel), seed(0)).get(0).toArray();
  }

  /** The law that the paper gives a kernel's weights. */
  public Law law(Kernel kernel) {
    return system.law(subject().dialect()).orElseThrow().of(kernel, settings);
  }

  /** Bits of the significand that values have; draws of the exact backend are doubles. */
  public int bits() {
    return trial.precision().bits() == 0 ? 53 : trial.precision().bits();
  }
}
