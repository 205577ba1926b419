package org.gradmark.optimizers.claims;

import java.util.ArrayList;
import java.util.List;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.problem.Scenario;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/**
 * What STEP-07 copies: tensors of as many kinds as people take apart when they save a state. Two
 * have one shape, one has no dimension, a matrix is not square, one is longer than a block of 16,
 * 32, 64 or 128 elements; one may appear late, and has a step count of its own.
 */
final class CopiedModel {

  private static final int SIZE = 6;

  /** Between the laps of the first copies and the second pause. */
  private static final int LATE_SINCE = 15;

  /** The rate changes so often: within every lap. */
  private static final int PERIOD = 4;

  private static final List<Scenario.Parameter> EARLY =
      List.of(
          parameter("x", 1, Shape.of(SIZE)),
          parameter("y", 1, Shape.of(SIZE)),
          parameter("scalar", 1, Shape.SCALAR),
          parameter("matrix", 1, Shape.of(2, 3)),
          parameter("large", 1, Shape.of(129)));

  private static final Scenario.Parameter LATE = parameter("late", LATE_SINCE, Shape.of(3));

  private CopiedModel() {}

  /**
   * Steps of the model on random gradients.
   *
   * @param factor the rate is multiplied by it in every other period
   * @param pauses after these steps gradients are larger than ever: a maximum over all steps would
   *     hide a lost average
   * @param large for how many steps
   */
  static Scenario scenario(
      int steps, double factor, boolean late, List<Integer> pauses, int large) {
    List<Scenario.Parameter> parameters = new ArrayList<>(EARLY);
    if (late) {
      parameters.add(LATE);
    }
    List<List<Values>> gradients = new ArrayList<>();
    for (int p = 0; p < parameters.size(); p++) {
      gradients.add(Streams.random(7 + p, steps, parameters.get(p).initial().size()));
    }
    List<Scenario.Stage> stages = new ArrayList<>();
    for (int t = 0; t < steps; t++) {
      double scale = 1;
      for (int i = 0; i < pauses.size(); i++) {
        boolean isLarge = pauses.get(i) < t && t < pauses.get(i) + large;
        scale = isLarge ? Math.scalb(1.0, i + 1) : scale;
      }
      List<Values> now = new ArrayList<>();
      for (int p = 0; p < parameters.size(); p++) {
        Scenario.Parameter parameter = parameters.get(p);
        if (parameter.since() <= t + 1) {
          double times = scale;
          double[] g = gradients.get(p).get(t).map(x -> times * x).toArray();
          now.add(new Values(parameter.initial().shape(), g));
        }
      }
      stages.add(new Scenario.Stage(t / PERIOD % 2 == 0 ? 1 : factor, Oracle.fixed(now)));
    }
    return new Scenario("random gradients", parameters, stages);
  }

  private static Scenario.Parameter parameter(String name, int since, Shape shape) {
    Values start = new Values(shape, Streams.start(shape.size()).toArray());
    return new Scenario.Parameter(name, since, start);
  }
}
