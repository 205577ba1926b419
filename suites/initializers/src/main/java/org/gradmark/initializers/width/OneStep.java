package org.gradmark.initializers.width;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.contract.Blueprint;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.initializer.InitializerMistake;
import org.gradmark.core.initializer.Settings;
import org.gradmark.core.statistics.ChiSquare;
import org.gradmark.core.statistics.Draws;
import org.gradmark.core.system.InitializerSystem;
import org.gradmark.core.tensor.Values;
import org.gradmark.initializers.claims.Findings;
import org.gradmark.initializers.claims.Kernels;
import org.gradmark.initializers.claims.Probe;
import org.gradmark.initializers.claims.Statement;
import org.gradmark.initializers.purpose.Layer;

/**
 * ABC-03, MUP-02: what one step of gradient descent does, at four widths. In a net without
 * activation, on a loss that is linear in the output, features move by {@code -η m1² W |x|²}, W the
 * readout as the forward pass sees it; and the output by what that and the readout's own step add.
 * So the squares of what moved have a chi-square law, at every width, without approximation.
 */
final class OneStep {

  private static final String FEATURES = "one step moves features by another power of the width";
  private static final String OUTPUT = "one step does not move the output alike at every width";
  private static final List<Integer> WIDTHS = List.of(64, 256, 1024, 4096);
  private static final int INPUTS = 4;
  private static final double RATE = 0.1;

  /**
   * Exponents of a whole net: multiplier of the hidden layer, multiplier and deviation of the
   * readout. The learning rate has none.
   */
  private record Exponents(String name, double hidden, double multiplier, double deviation) {
    /** Of the width, in the change of features. */
    double change() {
      return -2 * hidden - multiplier - deviation;
    }
  }

  private static final List<Exponents> PARAMETRIZATIONS =
      List.of(
          new Exponents("muP", -0.5, 0.5, 0.5),
          new Exponents("neural tangent", 0, 0.5, 0),
          new Exponents("standard", 0, 0, 0.5));

  private OneStep() {}

  /** ABC-03. */
  static List<Claim<InitializerSubject>> features(
      InitializerSystem system, InitializerMistake... wrong) {
    return List.of(
        Statement.claim(
                "ABC-03",
                "feature-learning",
                "One step of gradient descent changes features, with the multipliers and readout of"
                    + " muP, by the same at every width, of the neural tangent and the standard"
                    + " parametrization by width^-1/2.",
                "Yang, Hu 2021, definition 3.1 and section 5, one hidden layer without activation;"
                    + " chi-square law")
            .in(InitializerSystem.PAPER)
            .rejecting(FEATURES, wrong)
            .of(system, OneStep::features));
  }

  /** MUP-02. */
  static List<Claim<InitializerSubject>> output(
      InitializerSystem system, InitializerMistake... wrong) {
    return List.of(
        Statement.claim(
                "MUP-02",
                "width-transfer",
                "With muP's learning rates, one step of gradient descent moves the output by -η"
                    + " |x|² (base_width + 1) on average, at every width.",
                "Yang, Littwin 2024, table of muP for SGD; chi-square law")
            .tried()
            .rejecting(OUTPUT, wrong)
            .of(system, OneStep::output));
  }

  private static Outcome features(Probe probe) {
    Findings findings = new Findings(PARAMETRIZATIONS.size() * WIDTHS.size());
    Map<String, Double> slopes = new HashMap<>();
    double[] x = input();
    for (Exponents exponents : PARAMETRIZATIONS) {
      Map<String, Double> values = new HashMap<>(probe.settings().values());
      values.put(AbcParametrization.A.name(), exponents.multiplier());
      values.put(AbcParametrization.B.name(), exponents.deviation());
      double[] sizes = new double[WIDTHS.size()];
      List<double[]> readouts = readouts(probe, values);
      for (int i = 0; i < sizes.length; i++) {
        int n = WIDTHS.get(i);
        // The forward pass sees multiplier times parameter, which is what the subject fills.
        double m2 = Math.pow(n, -exponents.multiplier());
        double[] w = java.util.Arrays.stream(readouts.get(i)).map(v -> v / m2).toArray();
        OneHidden net = new OneHidden(hidden(probe, n), Math.pow(n, -exponents.hidden()), w, m2);
        double[] before = net.features(x);
        double[] after = net.step(x, 1, RATE, RATE).features(x);
        double due = RATE * OneHidden.dot(x, x) * Math.pow(n, exponents.change());
        double sum = 0;
        for (int j = 0; j < n; j++) {
          double moved = (after[j] - before[j]) / due;
          sum += moved * moved;
        }
        sizes[i] = due * Math.sqrt(sum / n);
        findings.add(
            p(sum, n),
            exponents.name()
                + " at width "
                + n
                + ": features move by "
                + Findings.brief(Math.sqrt(sum / n))
                + " times what is due");
      }
      slopes.put(exponents.name(), slope(sizes));
    }
    return findings
        .outcome("one step moves features by the due power of the width", FEATURES)
        .with("slopes", slopes);
  }

  private static Outcome output(Probe probe) {
    Settings settings = probe.settings();
    double base = settings.get(MupReadout.BASE);
    List<double[]> readouts = readouts(probe, settings.values());
    Findings findings = new Findings(WIDTHS.size());
    double[] moves = new double[WIDTHS.size()];
    double[] x = input();
    double square = OneHidden.dot(x, x);
    for (int i = 0; i < moves.length; i++) {
      int n = WIDTHS.get(i);
      double ratio = n / base;
      double[][] u = hidden(probe, n);
      OneHidden net = new OneHidden(u, 1, readouts.get(i), 1 / ratio);
      double[] h = net.features(x);
      double before = net.output(x);
      double after = net.step(x, 1, RATE * ratio, RATE * ratio).output(x);
      moves[i] = after - before;
      // Known without the readout: its own step, and the product of both steps.
      double own = -RATE * OneHidden.dot(h, h) / ratio + RATE * RATE * square * before;
      double sum = (moves[i] - own) * n / (-RATE * square);
      findings.add(
          p(sum, n),
          "at width "
              + n
              + " the output moves by "
              + Findings.brief(moves[i])
              + ", of which the features' "
              + Findings.brief(moves[i] - own)
              + " is "
              + Findings.brief(sum / n)
              + " times what is due");
    }
    return findings
        .outcome("one step moves the output alike at every width", OUTPUT)
        .with("moves", java.util.Arrays.stream(moves).boxed().toList());
  }

  /** The readouts of all widths, in one blueprint. */
  private static List<double[]> readouts(Probe probe, Map<String, Double> values) {
    List<Kernel> kernels = new ArrayList<>();
    WIDTHS.forEach(n -> kernels.add(Kernels.accepted(probe.subject(), Kernel.dense(n, 1))));
    List<Values> filled = probe.fill(Blueprint.of(kernels, values, probe.seed(34)));
    return filled.stream().map(Values::toArray).toList();
  }

  /** Standard normal hidden parameters, of the harness: features have variance |x|². */
  private static double[][] hidden(Probe probe, int width) {
    Draws draws = Draws.of(probe.trial().laboratory().seed()).stream(-34).stream(width);
    double[][] u = new double[width][INPUTS];
    for (double[] row : u) {
      java.util.Arrays.setAll(row, i -> draws.normal());
    }
    return u;
  }

  private static double[] input() {
    return Layer.standard(new double[] {1, -2, 3, 0.5});
  }

  /** Least squares of logarithms. */
  private static double slope(double[] sizes) {
    double sx = 0;
    double sy = 0;
    double sxx = 0;
    double sxy = 0;
    for (int i = 0; i < sizes.length; i++) {
      double x = Math.log(WIDTHS.get(i));
      double y = Math.log(sizes[i]);
      sx += x;
      sy += y;
      sxx += x * x;
      sxy += x * y;
    }
    int n = sizes.length;
    return (n * sxy - sx * sy) / (n * sxx - sx * sx);
  }

  private static double p(double sum, int degrees) {
    return sum >= 0 ? ChiSquare.pValue(Math.min(sum, Double.MAX_VALUE), degrees) : 0;
  }
}
