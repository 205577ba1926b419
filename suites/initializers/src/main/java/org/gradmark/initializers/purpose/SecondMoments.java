package org.gradmark.initializers.purpose;

import java.util.ArrayList;
import java.util.List;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.statistics.ChiSquare;
import org.gradmark.core.statistics.Draws;
import org.gradmark.core.statistics.EmpiricalLaw;
import org.gradmark.core.statistics.ExactBinomial;
import org.gradmark.core.statistics.Law;
import org.gradmark.core.statistics.MomentTest;
import org.gradmark.core.tensor.Values;
import org.gradmark.initializers.claims.Findings;
import org.gradmark.initializers.claims.Kernels;
import org.gradmark.initializers.claims.Probe;
import org.gradmark.initializers.claims.Statement;

/**
 * Second moments in deep nets of independent normal weights, without approximation. Whatever came
 * before, the sums of a layer are independent normal numbers of variance {@code v |x|²}, v the
 * variance of a weight, since the layer's weights are independent of its input x. So the number of
 * positive sums is binomial, and given it, their squares add up to a chi-square number: in every
 * layer of every net, at every width and depth.
 */
final class SecondMoments {

  static final String KEPT = "the second moment of a layer is not kept";
  static final String RATIO = "the ratio of second moments does not have its law";
  static final String GRADIENT = "the second moment of the gradient is not kept";

  private static final int DEPTH = 40;
  private static final int NETS = 25;
  private static final int NARROW = 6;
  private static final int RATIOS = 2_000;
  private static final int THREE = 3;

  private SecondMoments() {}

  /** Forward: layers that widen and layers that narrow, each a test of count and of squares. */
  static Outcome forward(Probe probe, Slopes slopes) {
    int[] positive = new int[2];
    int[] units = new int[2];
    double[][] squares = new double[2][2];
    List<Layer> layers = layers(probe, alternating(probe), 11);
    double[] x = input(probe, NARROW, 0);
    for (int l = 0; l < layers.size(); l++) {
      Kernel kernel = layers.get(l).kernel();
      x = l % DEPTH == 0 || Layer.dot(x, x) == 0 ? input(probe, kernel.in(), l) : x;
      x = Layer.standard(x);
      double[] sums = layers.get(l).forward(x);
      for (double z : sums) {
        int side = z > 0 ? 0 : 1;
        positive[l % 2] += 1 - side;
        units[l % 2]++;
        squares[l % 2][side] += z * z / slopes.criticalVariance();
      }
      x = slopes.of(sums);
    }
    Findings findings = new Findings(6);
    for (int way = 0; way < 2; way++) {
      String where = way == 0 ? "where layers widen " : "where layers narrow ";
      findings.add(
          ExactBinomial.pValue(positive[way], units[way], 0.5),
          where + positive[way] + " of " + units[way] + " sums are positive");
      int[] counts = {positive[way], units[way] - positive[way]};
      double[] slope = {slopes.plus(), slopes.minus()};
      for (int side = 0; side < 2; side++) {
        if (slope[side] != 0) {
          findings.add(
              counts[side] == 0 ? 0 : ChiSquare.pValue(finite(squares[way][side]), counts[side]),
              where
                  + "it is multiplied by "
                  + Findings.brief(squares[way][side] / counts[side])
                  + (side == 0 ? ", positive sums" : ", negative sums"));
        }
      }
    }
    return findings
        .outcome("the second moment is kept through " + DEPTH + " layers", KEPT)
        .with("nets", NETS)
        .with("depth", DEPTH);
  }

  /**
   * Layers of three units: given how many sums are positive, their squares have a chi-square law,
   * and so has each. Its distribution function makes uniform numbers of them. The single squares,
   * of which there are more, see that sums are bounded; those that are added up, that they depend
   * on each other.
   */
  static Outcome ratios(Probe probe, Slopes slopes) {
    Kernel kernel = Kernels.accepted(probe.subject(), Kernel.dense(THREE, THREE));
    boolean linear = slopes.minus() != 0;
    List<Double> together = new ArrayList<>();
    List<Double> single = new ArrayList<>();
    double square = 0;
    double[] x = input(probe, THREE, -1);
    for (Layer layer : layers(probe, java.util.Collections.nCopies(RATIOS, kernel), 12)) {
      double[] sums = layer.forward(Layer.standard(x));
      int count = 0;
      double sum = 0;
      for (double z : sums) {
        if (linear || z > 0) {
          double part = z * z / slopes.criticalVariance();
          single.add(chiSquare(part, 1));
          count++;
          sum += part;
        }
      }
      if (count > 0) {
        together.add(chiSquare(sum, count));
      }
      double[] outputs = slopes.of(sums);
      double ratio = Layer.dot(outputs, outputs) / THREE;
      square += ratio * ratio / RATIOS;
      x = ratio > 0 ? outputs : input(probe, THREE, -1);
    }
    if (single.isEmpty()) {
      return Outcome.fail(0, RATIOS, RATIO + ": no sum is positive");
    }
    EmpiricalLaw one = uniform(single);
    EmpiricalLaw all = uniform(together);
    double bandOfOne = one.band(Statement.ALPHA / 2);
    double bandOfAll = all.band(Statement.ALPHA / 2);
    boolean worse = one.distance() / bandOfOne > all.distance() / bandOfAll;
    double band = worse ? bandOfOne : bandOfAll;
    double distance = worse ? one.distance() : all.distance();
    String found =
        "its distribution function is off by "
            + Findings.brief(distance)
            + (worse ? " for single sums" : "")
            + ", the mean square of the ratio is "
            + Findings.brief(square);
    Outcome outcome =
        distance <= band
            ? Outcome.pass(distance, band, found)
            : Outcome.fail(distance, band, RATIO + ": " + found);
    return outcome.with("alpha", Statement.ALPHA).with("layers", together.size());
  }

  private static EmpiricalLaw uniform(List<Double> draws) {
    double[] numbers = draws.stream().mapToDouble(Double::doubleValue).toArray();
    return EmpiricalLaw.of(numbers, Law.uniform(0, 1));
  }

  /**
   * Backward: what is perpendicular to a layer's input. That part of the weights has no influence
   * on the sums, hence none on the slopes, so its squares are exactly chi-square as well.
   *
   * @param fanOut whether the variance is that of fan-out, and layers of all shapes keep gradients;
   *     else only square layers do
   */
  static Outcome backward(Probe probe, Slopes slopes, boolean fanOut) {
    Kernel square = Kernels.accepted(probe.subject(), Kernel.dense(2 * NARROW, 2 * NARROW));
    List<Kernel> kernels =
        fanOut ? alternating(probe) : java.util.Collections.nCopies(NETS * DEPTH / 2, square);
    List<Layer> layers = layers(probe, kernels, 13);
    Findings findings = new Findings(2);
    double[] sum = new double[2];
    int[] degrees = new int[2];
    for (int first = 0; first < layers.size(); first += DEPTH) {
      List<Layer> net = layers.subList(first, Math.min(first + DEPTH, layers.size()));
      List<double[]> inputs = new ArrayList<>();
      List<double[]> sums = new ArrayList<>();
      double[] x = input(probe, net.get(0).kernel().in(), first);
      for (Layer layer : net) {
        x = Layer.dot(x, x) == 0 ? input(probe, x.length, first) : x;
        inputs.add(Layer.standard(x));
        sums.add(layer.forward(Layer.standard(x)));
        x = slopes.of(sums.get(sums.size() - 1));
      }
      double[] gradient = input(probe, x.length, first + 1);
      for (int l = net.size() - 1; l >= 0; l--) {
        double[] local = gradient;
        double[] masked = new double[local.length];
        for (int j = 0; j < local.length; j++) {
          masked[j] = local[j] * slopes.at(sums.get(l)[j]);
        }
        double length = Layer.dot(masked, masked);
        if (length == 0) {
          gradient = input(probe, net.get(l).kernel().in(), first + l);
          continue;
        }
        gradient = net.get(l).backward(masked);
        double along = Layer.dot(gradient, inputs.get(l));
        double rest = Layer.dot(gradient, gradient) - along * along / gradient.length;
        int fan = fanOut ? masked.length : gradient.length;
        sum[l % 2] += rest * fan / slopes.criticalVariance() / length;
        degrees[l % 2] += gradient.length - 1;
        gradient = Layer.standard(gradient);
      }
    }
    for (int way = 0; way < 2; way++) {
      findings.add(
          degrees[way] == 0 ? 0 : ChiSquare.pValue(finite(sum[way]), degrees[way]),
          (way == 0 ? "in odd layers" : "in even layers")
              + " it is multiplied by "
              + Findings.brief(sum[way] / degrees[way]));
    }
    return findings.outcome("gradients keep their second moment through all layers", GRADIENT);
  }

  /** Layers without activation: what each does to signals plus what it does to gradients is 2. */
  static Outcome compromise(Probe probe) {
    List<Layer> layers = layers(probe, alternating(probe), 14);
    Findings findings = new Findings(4);
    for (int way = 0; way < 2; way++) {
      Kernel kernel = layers.get(way).kernel();
      double due = 2.0 * kernel.in() / (kernel.in() + kernel.out());
      List<Double> signals = new ArrayList<>();
      List<Double> gradients = new ArrayList<>();
      for (int l = way; l < layers.size(); l += 2) {
        for (double z : layers.get(l).forward(Layer.standard(input(probe, kernel.in(), l)))) {
          signals.add(z);
        }
        for (double z : layers.get(l).backward(Layer.standard(input(probe, kernel.out(), l)))) {
          gradients.add(z);
        }
      }
      add(findings, signals, due, "signals from " + kernel.in() + " to " + kernel.out());
      add(findings, gradients, 2 - due, "gradients from " + kernel.out() + " to " + kernel.in());
    }
    return findings.outcome("signals and gradients share what they lose", KEPT);
  }

  private static void add(Findings findings, List<Double> draws, double due, String what) {
    double[] numbers = draws.stream().mapToDouble(Double::doubleValue).toArray();
    MomentTest test = MomentTest.ofSquares(numbers, Law.normal(0, Math.sqrt(due)));
    findings.add(
        test.pValue(),
        what + " are multiplied by " + Findings.brief(test.ratio()) + " times what is due");
  }

  private static List<Kernel> alternating(Probe probe) {
    Kernel widens = Kernels.accepted(probe.subject(), Kernel.dense(NARROW, 2 * NARROW));
    Kernel narrows = Kernels.accepted(probe.subject(), Kernel.dense(2 * NARROW, NARROW));
    List<Kernel> kernels = new ArrayList<>();
    for (int l = 0; l < NETS * DEPTH; l++) {
      kernels.add(l % 2 == 0 ? widens : narrows);
    }
    return kernels;
  }

  private static List<Layer> layers(Probe probe, List<Kernel> kernels, int seed) {
    List<Values> filled = probe.fill(kernels, probe.seed(seed));
    List<Layer> layers = new ArrayList<>();
    for (int l = 0; l < filled.size(); l++) {
      layers.add(new Layer(kernels.get(l), filled.get(l)));
    }
    return layers;
  }

  /** Numbers that have nothing to do with the weights. */
  private static double[] input(Probe probe, int size, int index) {
    Draws draws = Draws.of(probe.trial().laboratory().seed()).stream(-7).stream(index);
    double[] x = new double[size];
    java.util.Arrays.setAll(x, i -> draws.normal());
    return x;
  }

  /** Weights that are no numbers are infinitely far out. */
  private static double finite(double sum) {
    return Double.isNaN(sum) ? Double.MAX_VALUE : Math.min(sum, Double.MAX_VALUE);
  }

  /** The distribution function of 1, 2 or 3 squares. */
  private static double chiSquare(double x, int degrees) {
    double tail = StrictMath.exp(-x / 2);
    double two = Law.normal(0, 1).cdf(Math.sqrt(x)) * 2 - 1;
    return switch (degrees) {
      case 1 -> two;
      case 2 -> 1 - tail;
      default -> two - Math.sqrt(2 * x / Math.PI) * tail;
    };
  }
}
