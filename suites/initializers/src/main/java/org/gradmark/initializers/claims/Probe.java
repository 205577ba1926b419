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
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/**
 * A subject on a backend, ready to be asked for draws.
 *
 * @param system what it says it implements
 * @param trial who, and on which arithmetic
 * @param settings with which hyperparameters
 */
public record Probe(InitializerSystem system, Trial<InitializerSubject> trial, Settings settings) {

  /**
   * A probe with the paper's defaults, but for what is wanted and what the subject's user cannot
   * set. They are said, not left out: a library may have other defaults.
   */
  static Probe of(InitializerSystem system, Trial<InitializerSubject> trial, Settings wanted) {
    Map<String, Double> values = new HashMap<>();
    system.hyperparameters().forEach(h -> values.put(h.name(), wanted.get(h)));
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
    return fill(blueprint(kernels, seed));
  }

  /**
   * What the subject is asked. A rule that looks at data gets plain batches: with {@code x = ± s
   * e_i}, s² the larger side of the kernel's matrix, outputs have mean 0 and variance 1 behind
   * every matrix whose rows or columns are orthonormal.
   */
  public Blueprint blueprint(List<Kernel> kernels, long seed) {
    boolean data = system.dialect(subject().dialect()).rule().looksAtData();
    List<Values> batches = data ? kernels.stream().map(Probe::plain).toList() : List.of();
    return new Blueprint(kernels, settings.values(), seed, batches);
  }

  private static Values plain(Kernel kernel) {
    Shape matrix = kernel.matrix();
    int inputs = kernel.layout() == Kernel.Layout.IN_OUT ? matrix.rows() : matrix.columns();
    double size = Math.sqrt(Math.max(matrix.rows(), matrix.columns()));
    double[] rows = new double[2 * inputs * inputs];
    for (int i = 0; i < 2 * inputs; i++) {
      rows[i * inputs + i % inputs] = i < inputs ? size : -size;
    }
    return new Values(Shape.of(2 * inputs, inputs), rows);
  }

  /** Fills the kernels of a blueprint, or remembers how it did; shapes are checked. */
  public List<Values> fill(Blueprint blueprint) {
    return ofItsShapes(blueprint, raw(blueprint));
  }

  /** The same, which is not remembered: for questions that fill the memory and are put once. */
  List<Values> fillOnce(Blueprint blueprint) {
    return ofItsShapes(blueprint, ask(blueprint));
  }

  private static List<Values> ofItsShapes(Blueprint blueprint, List<Values> filled) {
    List<Kernel> kernels = blueprint.kernels();
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
    return answer(blueprint).values();
  }

  private Fillings.Answer answer(Blueprint blueprint) {
    return Fillings.of(
        new Fillings.Key(subject(), trial.backend(), blueprint), () -> ask(blueprint));
  }

  /** Who has nothing to fill, because it fills no kernel of a kind, is not asked. */
  private List<Values> ask(Blueprint blueprint) {
    if (blueprint.kernels().isEmpty()) {
      return List.of();
    }
    List<Values> filled = subject().initialize(trial.backend(), blueprint);
    int due = blueprint.kernels().size();
    if (filled.size() != due) {
      throw new SubjectFailure("it filled " + filled.size() + " of " + due + " kernels");
    }
    return filled;
  }

  /** The values of one kernel, for seed 0. */
  public double[] fill(Kernel kernel) {
    return fill(List.of(kernel), seed(0)).get(0).toArray();
  }

  /** The values of one kernel, for seed 0, in order of size; not to be changed. */
  public double[] sorted(Kernel kernel) {
    Blueprint blueprint = blueprint(List.of(kernel), seed(0));
    fill(blueprint);
    return answer(blueprint).sorted();
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
