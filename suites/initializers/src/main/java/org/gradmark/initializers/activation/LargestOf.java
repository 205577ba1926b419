package org.gradmark.initializers.activation;

import java.util.Collections;
import java.util.List;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.initializer.InitializerMistake;
import org.gradmark.core.statistics.EmpiricalLaw;
import org.gradmark.core.statistics.Law;
import org.gradmark.core.system.InitializerSystem;
import org.gradmark.core.tensor.Values;
import org.gradmark.initializers.claims.Findings;
import org.gradmark.initializers.claims.Kernels;
import org.gradmark.initializers.claims.Probe;
import org.gradmark.initializers.claims.Statement;
import org.gradmark.initializers.purpose.Layer;

/**
 * MAXOUT-01: in a net of maxout layers, a unit over the root mean square of its layer's input is
 * the largest of {@code rank} normal numbers of variance 1 / M, exactly, at every width and depth.
 * So the expected mean square is the same in every layer.
 */
final class LargestOf {

  private static final String LARGEST = "units do not have the law that keeps the second moment";
  private static final int UNITS = 8;
  private static final int DEPTH = 1_000;

  private LargestOf() {}

  static List<Claim<InitializerSubject>> claims(InitializerSystem system) {
    return List.of(
        Statement.claim(
                "MAXOUT-01",
                "keeps-second-moment",
                "Through 1,000 maxout layers, units are distributed so that each layer keeps the"
                    + " expected mean square.",
                "the largest of n numbers; Dvoretzky-Kiefer-Wolfowitz inequality")
            .tried()
            .rejecting(
                LARGEST,
                Maxout.SUMS_COUNTED,
                Maxout.RECTIFIER_GAIN,
                Maxout.TABLE_ENDS,
                InitializerMistake.hardCoded(Maxout.RANK, 2))
            .of(system, LargestOf::units));
  }

  /**
   * E max(z_1 … z_n)² by Simpson's rule on the tail: {@code E X² = ∫ 2 t (P(X > t) + P(X < -t))}.
   * Another integral by another rule than the initializer's.
   */
  static double moment(double n) {
    int cells = 4_000;
    double step = 12.0 / cells;
    double sum = 0;
    for (int i = 0; i <= cells; i++) {
      double t = i * step;
      double above = -Math.expm1(n * Math.log1p(-Law.normal(0, 1).cdf(-t)));
      double below = StrictMath.pow(Law.normal(0, 1).cdf(-t), n);
      double weight = i == 0 || i == cells ? 1 : i % 2 == 1 ? 4 : 2;
      sum += weight * 2 * t * (above + below);
    }
    return sum * step / 3;
  }

  private static Outcome units(Probe probe) {
    double rank = probe.settings().get(Maxout.RANK);
    int sums = (int) rank;
    double size = Math.sqrt(1 / moment(rank));
    Kernel kernel = Kernels.accepted(probe.subject(), Kernel.dense(UNITS, UNITS * sums));
    List<Values> filled = probe.fill(Collections.nCopies(DEPTH, kernel), probe.seed(21));
    double[] uniform = new double[DEPTH * UNITS];
    double[] x = new double[UNITS];
    java.util.Arrays.fill(x, 1);
    double square = 0;
    for (int l = 0; l < DEPTH; l++) {
      double[] all = new Layer(kernel, filled.get(l)).forward(Layer.standard(x));
      for (int j = 0; j < UNITS; j++) {
        x[j] = Double.NEGATIVE_INFINITY;
        for (int k = j * sums; k < (j + 1) * sums; k++) {
          x[j] = Math.max(x[j], all[k]);
        }
        uniform[l * UNITS + j] = StrictMath.pow(Law.normal(0, size).cdf(x[j]), rank);
      }
      square += Layer.dot(x, x) / UNITS / DEPTH;
    }
    EmpiricalLaw law = EmpiricalLaw.of(uniform, Law.uniform(0, 1));
    double band = law.band(Statement.ALPHA);
    String found =
        "the distribution function is off by "
            + Findings.brief(law.distance())
            + ", the mean square is multiplied by "
            + Findings.brief(square)
            + " per layer";
    Outcome outcome =
        law.distance() <= band
            ? Outcome.pass(law.distance(), band, found)
            : Outcome.fail(law.distance(), band, LARGEST + ": " + found);
    return outcome.with("alpha", Statement.ALPHA).with("units", uniform.length);
  }
}
