package org.gradmark.initializers.purpose;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.initializer.InitializerMistake;
import org.gradmark.core.statistics.Draws;
import org.gradmark.core.system.InitializerSystem;
import org.gradmark.core.tensor.Values;
import org.gradmark.initializers.claims.Findings;
import org.gradmark.initializers.claims.Kernels;
import org.gradmark.initializers.claims.Probe;
import org.gradmark.initializers.claims.Statement;

/**
 * FWD-04 to FWD-06 and BWD-03: the same purpose for uniform and cut normal laws. Sums of a layer
 * are symmetric and have variance {@code v |x|²} whatever the law, so each layer multiplies the
 * mean square by the same number in expectation, given all layers before; how far means stray
 * {@link SquaresBound} says. An error of 25 % of the variance is found with probability 0.99.
 */
public final class EveryLaw {

  private static final String KEPT = "the second moment of a layer is not what is due";
  private static final String SOURCE = "symmetry; Chernoff's bound for strictly sub-Gaussian laws";
  private static final int DEPTH = 40;
  private static final int NETS = 50;
  private static final int NARROW = 6;

  private EveryLaw() {}

  /** Fan-in: signals keep their second moment, in some dialects. */
  public static InitializerSystem.ClaimMaker forward(
      List<String> dialects, Slopes.Chosen slopes, InitializerMistake... wrong) {
    return system ->
        of(
            system,
            claim(
                "FWD-04",
                "keeps-second-moment-on-average",
                "Through 40 layers of any shape, each keeps the mean square of its input on average.",
                SOURCE),
            dialects,
            wrong,
            p -> signals(p, slopes.by(p.settings()), k -> 1));
  }

  /** Fan-out without activation: gradients keep their second moment, in some dialects. */
  public static InitializerSystem.ClaimMaker backward(
      List<String> dialects, Slopes.Chosen slopes, InitializerMistake... wrong) {
    return system ->
        of(
            system,
            claim(
                "BWD-03",
                "keeps-gradients-on-average",
                "Layers of any shape without activation keep the mean square of gradients on average.",
                SOURCE),
            dialects,
            wrong,
            p -> gradients(p, slopes.by(p.settings()).criticalVariance()));
  }

  /** Glorot's: signals and gradients share what they lose. */
  public static InitializerSystem.ClaimMaker compromise(
      List<String> dialects, InitializerMistake... wrong) {
    return system ->
        of(
            system,
            claim(
                "FWD-05",
                "compromise-on-average",
                "A layer without activation multiplies second moments of signals by 2 fan_in / (fan_in + fan_out) on average.",
                "Glorot, Bengio 2010, equations 8 to 12; " + SOURCE),
            dialects,
            wrong,
            p -> signals(p, Slopes.LINEAR, k -> 2.0 * k.in() / (k.in() + k.out())));
  }

  /** The heuristic's: what Glorot and Bengio hold against it. */
  public static InitializerSystem.ClaimMaker third(InitializerMistake... wrong) {
    return system ->
        of(
            system,
            claim(
                "FWD-06",
                "loses-two-thirds",
                "A layer without activation divides second moments of signals by 3 on average.",
                "Glorot, Bengio 2010, section 4.2.1: n Var w = 1/3; " + SOURCE),
            List.of(),
            wrong,
            p -> signals(p, Slopes.LINEAR, k -> 1.0 / 3));
  }

  private static Statement claim(String id, String name, String sentence, String source) {
    return Statement.claim(id, name, sentence, source);
  }

  private static List<Claim<InitializerSubject>> of(
      InitializerSystem system,
      Statement statement,
      List<String> dialects,
      InitializerMistake[] wrong,
      Statement.Question question) {
    return List.of(
        statement
            .in(dialects.toArray(String[]::new))
            .tried()
            .rejecting(KEPT, wrong)
            .ofManyParameters()
            .of(system, question));
  }

  private static Outcome signals(Probe probe, Slopes slopes, ToDoubleFunction<Kernel> due) {
    List<Layer> layers = layers(probe, 15);
    double[] sum = new double[2];
    int[] terms = new int[2];
    double[] x = new double[0];
    for (int l = 0; l < layers.size(); l++) {
      Layer layer = layers.get(l);
      int in = layer.kernel().in();
      x = l % DEPTH == 0 || Layer.dot(x, x) == 0 ? input(probe, in, l) : x;
      x = slopes.of(layer.forward(Layer.standard(x)));
      sum[l % 2] += Layer.dot(x, x) / due.applyAsDouble(layer.kernel());
      terms[l % 2] += x.length;
    }
    double critical = slopes.criticalVariance();
    double plus = slopes.plus() * slopes.plus() * critical;
    double minus = slopes.minus() * slopes.minus() * critical;
    return outcome(sum, terms, plus, minus, "signals");
  }

  private static Outcome gradients(Probe probe, double scale) {
    List<Layer> layers = layers(probe, 16);
    double[] sum = new double[2];
    int[] terms = new int[2];
    double[] gradient = new double[0];
    for (int l = layers.size() - 1; l >= 0; l--) {
      Layer layer = layers.get(l);
      boolean top = l % DEPTH == DEPTH - 1;
      gradient = top ? input(probe, layer.kernel().out(), l) : gradient;
      gradient = layer.backward(Layer.standard(gradient));
      sum[l % 2] += Layer.dot(gradient, gradient) / scale;
      terms[l % 2] += gradient.length;
    }
    return outcome(sum, terms, 1, 1, "gradients");
  }

  private static Outcome outcome(double[] sum, int[] terms, double plus, double minus, String of) {
    Findings findings = new Findings(2);
    for (int way = 0; way < 2; way++) {
      double mean = sum[way] / terms[way];
      findings.add(
          SquaresBound.pValue(mean, terms[way], plus, minus),
          "second moments of "
              + of
              + (way == 0 ? ", where layers widen," : ", where layers narrow,")
              + " are multiplied by "
              + Findings.brief(mean)
              + " times what is due");
    }
    return findings.outcome("second moments are what is due on average", KEPT);
  }

  private static List<Layer> layers(Probe probe, int seed) {
    Kernel widens = Kernels.accepted(probe.subject(), Kernel.dense(NARROW, 2 * NARROW));
    Kernel narrows = Kernels.accepted(probe.subject(), Kernel.dense(2 * NARROW, NARROW));
    List<Kernel> kernels = new ArrayList<>();
    for (int l = 0; l < NETS * DEPTH; l++) {
      kernels.add(l % 2 == 0 ? widens : narrows);
    }
    List<Values> filled = probe.fill(kernels, probe.seed(seed));
    List<Layer> layers = new ArrayList<>();
    for (int l = 0; l < filled.size(); l++) {
      layers.add(new Layer(kernels.get(l), filled.get(l)));
    }
    return layers;
  }

  /** Numbers that have nothing to do with the weights. */
  private static double[] input(Probe probe, int size, int index) {
    Draws draws = Draws.of(probe.trial().laboratory().seed()).stream(-8).stream(index);
    double[] x = new double[size];
    java.util.Arrays.setAll(x, i -> draws.normal());
    return x;
  }
}
