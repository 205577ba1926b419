package org.gradmark.optimizers.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.gradmark.core.problem.Scenario;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/** Gradient sequences for claims that need no reference. Every number is exact in float32. */
public final class Streams {

  private Streams() {}

  /**
   * {@code steps} gradients of {@code size} elements: signs at random, sizes in [1/4, 4), never
   * zero.
   */
  static List<Values> random(long seed, int steps, int size) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Values> gradients = new ArrayList<>();
    for (int t = 0; t < steps; t++) {
      double[] g = new double[size];
      for (int i = 0; i < size; i++) {
        double significand = 1 + random.nextInt(256) / 256.0;
        double sign = random.nextBoolean() ? 1 : -1;
        g[i] = sign * Math.scalb(significand, random.nextInt(-2, 2));
      }
      gradients.add(new Values(Shape.of(size), g));
    }
    return gradients;
  }

  /** An ordinary starting point. */
  static Values start(int size) {
    double[] x = new double[size];
    for (int i = 0; i < size; i++) {
      x[i] = (i % 2 == 0 ? 1 : -1) * (0.5 + i / 8.0);
    }
    return new Values(Shape.of(size), x);
  }

  /**
   * The same gradient at every step, from zero: an update is then seen at full relative precision.
   */
  public static Scenario constant(int steps, double... gradient) {
    List<Values> gradients = new ArrayList<>();
    for (int t = 0; t < steps; t++) {
      gradients.add(new Values(Shape.of(gradient.length), gradient));
    }
    return fromZero("a constant gradient", gradients);
  }

  /** Gradients {@code g_1, g_2, …}, one element each, from zero. */
  public static Scenario sequence(String name, double... gradients) {
    List<Values> each = new ArrayList<>();
    for (double g : gradients) {
      each.add(new Values(Shape.of(1), g));
    }
    return fromZero(name, each);
  }

  private static Scenario fromZero(String name, List<Values> gradients) {
    Shape shape = gradients.get(0).shape();
    return Scenario.openLoop(name, new Values(shape, new double[shape.size()]), gradients);
  }
}
