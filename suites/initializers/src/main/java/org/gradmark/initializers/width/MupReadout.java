package org.gradmark.initializers.width;

import java.util.ArrayList;
import java.util.List;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.initializer.InitializerMistake;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.statistics.Law;
import org.gradmark.core.statistics.MomentTest;
import org.gradmark.core.system.InitializerSystem;
import org.gradmark.core.tensor.Values;
import org.gradmark.initializers.claims.Family;
import org.gradmark.initializers.claims.Findings;
import org.gradmark.initializers.claims.Kernels;
import org.gradmark.initializers.claims.Probe;
import org.gradmark.initializers.claims.Statement;
import org.gradmark.initializers.purpose.Layer;
import org.gradmark.initializers.variance.Fans;

/**
 * The readout of the maximal update parametrization (muP): its weights do not know the width, the
 * forward pass multiplies by {@code base_width / fan_in}.
 *
 * <pre>
 *   w ~ N(0, 1 / base_width),   f(x) = (base_width / fan_in) w · x
 * </pre>
 *
 * <p>At the base width it is the standard parametrization. Hidden and input layers of muP have
 * LeCun's law at every width.
 */
public final class MupReadout {

  static final Hyperparameter BASE =
      new Hyperparameter("base_width", "width at which muP is the standard", 1, 1e6, 64);

  private static final String OUTPUT = "the variance of the output is not base_width / width";
  private static final List<Integer> WIDTHS = List.of(128, 256, 512);
  private static final int OUTPUTS = 400;

  static final InitializerMistake STANDARD =
      InitializerMistake.result(
          "standard",
          "the weights shrink with the width, as in the standard parametrization",
          (s, w) -> w.times(s.get(BASE).over(s.fanIn()).sqrt()));

  public static final InitializerSystem SYSTEM =
      InitializerSystem.named("mup-readout")
          .title("muP readout")
          .source(
              "Yang, Littwin, Tensor Programs IVb: Adaptive Optimization in the Infinite-Width"
                  + " Limit, ICLR 2024, arXiv:2308.01814; form of the readout as in the authors'"
                  + " library mup")
          .rows("A049.1")
          .hyperparameters(BASE)
          .tried(BASE, 32)
          .paper(
              "z / sqrt(base_width)",
              s -> Fans.normal(s, s.scalar(1).over(s.get(BASE))),
              (k, h) -> Fans.normalLaw(1 / h.get(BASE)))
          .mistakes(STANDARD, Fans.TWICE)
          .claims(
              Family::independent,
              MupReadout::claims,
              system ->
                  OneStep.output(
                      system, STANDARD, Fans.TWICE, InitializerMistake.hardCoded(BASE, 64)))
          .build();

  private MupReadout() {}

  private static List<Claim<InitializerSubject>> claims(InitializerSystem system) {
    return List.of(
        Statement.claim(
                "MUP-01",
                "output-variance",
                "For inputs of mean square 1, the variance of an output is base_width / width.",
                "a sum of independent normal numbers; chi-square law")
            .tried()
            .rejecting(OUTPUT, STANDARD, Fans.TWICE, InitializerMistake.hardCoded(BASE, 64))
            .of(system, MupReadout::outputs));
  }

  private static Outcome outputs(Probe probe) {
    double base = probe.settings().get(BASE);
    List<Kernel> kernels = new ArrayList<>();
    WIDTHS.forEach(n -> kernels.add(Kernels.accepted(probe.subject(), Kernel.dense(n, OUTPUTS))));
    List<Values> filled = probe.fill(kernels, probe.seed(33));
    Findings findings = new Findings(kernels.size());
    for (int i = 0; i < kernels.size(); i++) {
      int width = WIDTHS.get(i);
      double[] x = new double[width];
      java.util.Arrays.setAll(x, j -> j % 2 == 0 ? 1 : -1);
      double[] sums = new Layer(kernels.get(i), filled.get(i)).forward(x);
      double[] outputs = java.util.Arrays.stream(sums).map(z -> z * base / width).toArray();
      MomentTest test = MomentTest.ofSquares(outputs, Law.normal(0, Math.sqrt(base / width)));
      findings.add(
          test.pValue(),
          "at width " + width + " it is " + Findings.brief(test.ratio()) + " times what is due");
    }
    return findings.outcome("the variance of outputs is base_width / width", OUTPUT);
  }
}
