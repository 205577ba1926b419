package org.gradmark.initializers.claims;

import java.util.List;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.statistics.Law;
import org.gradmark.core.statistics.MomentTest;
import org.gradmark.core.system.InitializerSystem;

/**
 * LAW-04: the form of normal laws, finer than the distribution function shows it. Of z, in standard
 * deviations, h = z⁴ - 6 z² + 3 (Hermite's fourth polynomial) has mean 0 if z is normal, and is
 * what kurtosis moves most for the noise that it adds. Beyond {@value #END} it stays as it is
 * there: so it is bounded, and Bernstein's inequality holds for its mean, with mean and variance
 * under the normal law in closed form.
 *
 * <p>Sum of 12 uniform numbers, which moves the distribution function by 0.002: it moves h by 0.020
 * of its standard deviation. In {@value #DRAWS} draws the test refuses 0.0152, at an error rate of
 * 1e-9; the sum is missed with probability 0.007 (the normal approximation of a mean of so many).
 */
final class NormalShape {

  static final double END = 3.5;

  /** Two large kernels. */
  static final int DRAWS = 2 * Kernels.LARGE_SIZE;

  private static final String SHAPE = "the weights are not normal";

  private NormalShape() {}

  /** The claim for a system, about its normal dialects; none if it has none. */
  static List<Claim<InitializerSubject>> claims(InitializerSystem system) {
    List<String> normal = Generators.normalDialects(system);
    return normal.isEmpty()
        ? List.of()
        : List.of(
            Statement.claim(
                    "LAW-04",
                    "normal-shape",
                    "In standard deviations, the mean of z^4 - 6 z^2 + 3, constant beyond 3.5, is"
                        + " that of the normal law.",
                    "Hermite's fourth polynomial; Bernstein's inequality")
                .in(normal.toArray(String[]::new))
                .tried()
                .rejecting(SHAPE, Generators.SUM_OF_12)
                .of(system, NormalShape::check));
  }

  private static Outcome check(Probe probe) {
    Kernel kernel = Kernels.large(probe.subject());
    Law law = probe.law(kernel);
    double deviation = Math.sqrt(law.variance());
    double sum = 0;
    for (double w : Kernels.twice(probe, kernel)) {
      sum += clipped((w - law.mean()) / deviation);
    }
    double mean = sum / DRAWS;
    double off = mean - mean();
    double range = Math.max(clipped(END) - mean(), mean() - clipped(Math.sqrt(3)));
    Findings findings = new Findings(1);
    findings.add(
        MomentTest.bernstein(off, variance(), range, DRAWS),
        "the mean of z^4 - 6 z^2 + 3 is off by "
            + Findings.brief(off)
            + " in "
            + DRAWS
            + " weights, of a standard deviation of "
            + Findings.brief(Math.sqrt(variance())));
    return findings.outcome("the weights are normal", SHAPE);
  }

  /** Hermite's fourth polynomial, constant beyond the ends. */
  static double clipped(double z) {
    double square = Math.min(z * z, END * END);
    return square * (square - 6) + 3;
  }

  /** E h: the integral of a Hermite polynomial times the density is the one before, at the ends. */
  static double mean() {
    return within(4) + clipped(END) * outside();
  }

  /** Var h, from H_4² = H_8 + 16 H_6 + 72 H_4 + 96 H_2 + 24. */
  static double variance() {
    double square =
        within(8) + 16 * within(6) + 72 * within(4) + 96 * within(2) + 24 * (1 - outside());
    double end = clipped(END);
    return square + end * end * outside() - mean() * mean();
  }

  /** The integral of H_k times the density between the ends, k even and positive. */
  private static double within(int k) {
    return -2 * hermite(k - 1) * Math.exp(-0.5 * END * END) / Math.sqrt(2 * Math.PI);
  }

  /** H_k at the end. */
  private static double hermite(int k) {
    double before = 1;
    double now = END;
    for (int j = 1; j < k; j++) {
      double next = END * now - j * before;
      before = now;
      now = next;
    }
    return now;
  }

  private static double outside() {
    return 2 * Law.normal(0, 1).cdf(-END);
  }
}
