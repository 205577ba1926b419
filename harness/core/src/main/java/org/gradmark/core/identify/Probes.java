package org.gradmark.core.identify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.problem.Medley;
import org.gradmark.core.problem.Scenario;
import org.gradmark.core.statistics.Draws;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/**
 * The probes of optimizers, chosen so that known candidates part: sign changes, exact zeros, scales
 * from 1e-8 to 1e3, a spike, several shapes; rates that change and pause; a parameter that appears
 * late; a copy; a long run; a large tensor; many tensors; large ones of many sizes; NaN; and a
 * problem whose gradients depend on the parameters and that answers every other question. Numbers
 * have eight binary digits, so that every precision sees the same ones.
 */
final class Probes {

  private static final int STEPS = 16;

  /** More than a float16 counts: 2,048. */
  private static final int LONG = 2112;

  /** A prime: no block of up to 2,048 elements divides it. */
  private static final int LARGE = 2579;

  /** Powers of two from here on, every block up to them divides; the first one twice. */
  private static final int FROM = 64;

  private static final int TO = 512;

  /** A prime: no launch of up to 128 tensors divides it. */
  private static final int MANY = 131;

  private static final double[] RATES = {1, 0.5, 1.75, 0, 0.25, 1, 0, 3};
  private static final double[] SCALES = {1, 0.015625, 32, 0x1p-13, 0x1p-27, 0.5};
  private static final List<Shape> SHAPES = List.of(Shape.of(2, 3), Shape.of(3), Shape.SCALAR);

  /** The first one that a subject answers separates most candidates: it is run for all. */
  static final List<Probe> ALL =
      List.of(
          new Probe(openLoop("open loop", 1, STEPS, false), OddValues.FIRST),
          new Probe(closedLoop("closed loop", STEPS, false), OddValues.FIRST),
          new Probe(openLoop("changing rates", 2, STEPS, true), OddValues.FIRST),
          new Probe(closedLoop("closed loop, changing rates", 24, true), OddValues.FIRST),
          new Probe(openLoop("other values", 3, STEPS, false), OddValues.SECOND),
          new Probe(closedLoop("closed loop, other values", 8, false), OddValues.SECOND),
          new Probe(late(), OddValues.FIRST),
          new Probe(openLoop("copied half-way", 4, 8, false), OddValues.FIRST, 4),
          new Probe(edge(), OddValues.FIRST),
          new Probe(large(), OddValues.FIRST),
          new Probe(many(), OddValues.FIRST),
          new Probe(powers(), OddValues.FIRST),
          new Probe(lasting(), OddValues.FIRST));

  private Probes() {}

  private static Scenario openLoop(String name, long seed, int steps, boolean scheduled) {
    List<Scenario.Parameter> parameters = new ArrayList<>();
    Draws draws = Draws.of(seed);
    for (int p = 0; p < SHAPES.size(); p++) {
      parameters.add(new Scenario.Parameter("xyz".substring(p, p + 1), 1, start(SHAPES.get(p))));
    }
    List<Scenario.Stage> stages = new ArrayList<>();
    for (int t = 1; t <= steps; t++) {
      List<Values> gradients = new ArrayList<>();
      for (Shape shape : SHAPES) {
        gradients.add(gradient(draws, shape, t));
      }
      double rate = scheduled ? RATES[(t - 1) % RATES.length] : 1;
      stages.add(new Scenario.Stage(rate, Oracle.fixed(gradients)));
    }
    return new Scenario(name, parameters, stages);
  }

  /** Some start at zero: there even the smallest step keeps all its digits. */
  private static Values start(Shape shape) {
    double[] x = new double[shape.size()];
    Arrays.setAll(x, i -> i % 2 == 0 ? 0.375 - 0.25 * (i % 3) : 0);
    return new Values(shape, x);
  }

  private static Values gradient(Draws draws, Shape shape, int t) {
    double[] g = new double[shape.size()];
    for (int i = 0; i < g.length; i++) {
      double sign = (i + t) % 5 == 0 ? -1 : draws.uniform() < 0.7 ? 1 : -1;
      double size = short8(0.25 + draws.uniform()) * SCALES[i % SCALES.length];
      boolean still = t == 6 || i == 1 && t < 4 || i == 2 && t % 4 == 0;
      g[i] = still ? 0 : t == 9 ? 64 * sign * size : sign * size;
    }
    return new Values(shape, g);
  }

  private static double short8(double x) {
    int exponent = Math.getExponent(x) - 7;
    return Math.scalb(Math.rint(Math.scalb(x, -exponent)), exponent);
  }

  private static Scenario closedLoop(String name, int steps, boolean scheduled) {
    List<Scenario.Stage> stages = new ArrayList<>();
    for (int t = 1; t <= steps; t++) {
      double rate = scheduled ? RATES[(t - 1) % RATES.length] : 1;
      stages.add(new Scenario.Stage(rate, new Medley(t * t % 3)));
    }
    Values start = new Values(Shape.of(6), 0.3125, 0.046875, 0.28125, 0.109375, 0.1875, 0.0625);
    return new Scenario(name, List.of(new Scenario.Parameter("x", 1, start)), stages);
  }

  /** Two parameters of one shape, the second from step 4 on. */
  private static Scenario late() {
    Draws draws = Draws.of(5);
    Shape shape = Shape.of(3);
    List<Scenario.Stage> stages = new ArrayList<>();
    for (int t = 1; t <= 10; t++) {
      Values early = gradient(draws, shape, t);
      Values late = gradient(draws, shape, t + 1);
      stages.add(
          new Scenario.Stage(1, Oracle.fixed(t < 4 ? List.of(early) : List.of(early, late))));
    }
    return new Scenario(
        "a late parameter",
        List.of(
            new Scenario.Parameter("early", 1, start(shape)),
            new Scenario.Parameter("late", 4, start(shape))),
        stages);
  }

  /** NaN, and numbers whose square is zero even in double precision, beside ordinary ones. */
  private static Scenario edge() {
    Shape shape = Shape.of(6);
    List<Values> gradients = new ArrayList<>();
    for (int t = 1; t <= 3; t++) {
      gradients.add(new Values(shape, 1e-170, 0, 0.5, -0.75, 2, t == 2 ? Double.NaN : 1));
    }
    return Scenario.openLoop("not a number", start(shape), gradients);
  }

  private static Scenario large() {
    Shape shape = Shape.of(LARGE);
    List<Values> gradients = new ArrayList<>();
    Draws draws = Draws.of(6);
    for (int t = 1; t <= 3; t++) {
      gradients.add(gradient(draws, shape));
    }
    return Scenario.openLoop("a large tensor", start(shape), gradients);
  }

  /** Every other one is a matrix. */
  private static Scenario powers() {
    List<Shape> shapes = new ArrayList<>(List.of(Shape.of(FROM)));
    for (int size = FROM; size <= TO; size *= 2) {
      shapes.add(shapes.size() % 2 == 0 ? Shape.of(size / 4, 4) : Shape.of(size));
    }
    List<Scenario.Parameter> parameters = new ArrayList<>();
    for (Shape shape : shapes) {
      parameters.add(new Scenario.Parameter("p" + parameters.size(), 1, start(shape)));
    }
    List<Scenario.Stage> stages = new ArrayList<>();
    Draws draws = Draws.of(9);
    for (int t = 1; t <= 2; t++) {
      stages.add(
          new Scenario.Stage(
              1, Oracle.fixed(shapes.stream().map(shape -> gradient(draws, shape)).toList())));
    }
    return new Scenario("large tensors", parameters, stages);
  }

  private static Values gradient(Draws draws, Shape shape) {
    double[] g = new double[shape.size()];
    Arrays.setAll(g, i -> short8(draws.uniform() + 0.25) * (i % 3 == 0 ? -1 : 1));
    return new Values(shape, g);
  }

  /** Each has gradients of its own, so that it shows who gets another's state. */
  private static Scenario many() {
    Draws draws = Draws.of(8);
    Shape shape = Shape.of(2);
    List<Scenario.Parameter> parameters = new ArrayList<>();
    for (int p = 0; p < MANY; p++) {
      parameters.add(new Scenario.Parameter("p" + p, 1, start(shape)));
    }
    List<Scenario.Stage> stages = new ArrayList<>();
    for (int t = 1; t <= 4; t++) {
      List<Values> gradients = new ArrayList<>();
      for (int p = 0; p < MANY; p++) {
        double g = short8(0.25 + draws.uniform());
        gradients.add(new Values(shape, g, (p + t) % 3 == 0 ? g / 64 : -g / 64));
      }
      stages.add(new Scenario.Stage(1, Oracle.fixed(gradients)));
    }
    return new Scenario("many tensors", parameters, stages);
  }

  private static Scenario lasting() {
    Draws draws = Draws.of(7);
    Shape shape = Shape.of(2);
    List<Values> gradients = new ArrayList<>();
    for (int t = 1; t <= LONG; t++) {
      double g = short8(0.25 + draws.uniform());
      gradients.add(new Values(shape, t % 3 == 0 ? -g : g, g / 64));
    }
    return Scenario.openLoop("a long run", start(shape), gradients);
  }
}
