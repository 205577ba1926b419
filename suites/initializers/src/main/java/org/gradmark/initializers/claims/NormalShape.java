package org.gradmark.initializers.claims;

import java.util.List;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.statistics.ExactBinomial;
import org.gradmark.core.statistics.Law;
import org.gradmark.core.statistics.MomentTest;
import org.gradmark.core.system.InitializerSystem;

/**
 * LAW-04: the form of normal laws, finer than the distribution function shows it. Of z, in standard
 * deviations, Hermite's fourth and sixth polynomials, z⁴ - 6 z² + 3 and z⁶ - 15 z⁴ + 45 z² - 15,
 * have mean 0 if z is normal, and are what the fourth and sixth moments move most for the noise
 * that they add. Beyond {@value #END} they stay as they are there: so they are bounded, and
 * Bernstein's inequality holds for their means, with mean and variance under the normal law in
 * closed form.
 *
 * <p>In 1,638,400 draws both tests together refuse a mean that is off by 0.0053 of the standard
 * deviation of the polynomial, at an error rate of 1e-9, and miss one of 0.0071 with probability
 * 0.01. The sum of 24 uniform numbers, which moves the distribution function by 0.0012, moves the
 * first by 0.0100, that of 33 by 0.0072; Tukey's lambda with 0.1349 for a quantile moves the second
 * by 0.0095; the quantile 26.2.22 of Abramowitz and Stegun, which is off by 0.003, neither by more
 * than 0.0032: it passes.
 *
 * <p>What is cut at the ends of the polynomials, or farther out, moves them little. So the weights
 * beyond {@value #FAR} deviations are counted, too: 44 are due, none is seen with probability
 * 1e-19.
 */
final class NormalShape {

  static final double END = 3.5;

  /**
   * None is a proof, at 1e-9 in three tests of two sides, where {@code ln(6e9)} = 23 or more are
   * due. Here 44 are, and 32 in bfloat16, whose rounding may move a weight by 1.6 %.
   */
  static final double FAR = 4.2;

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
                    "In standard deviations, the means of z^4 - 6 z^2 + 3 and of z^6 - 15 z^4 + 45"
                        + " z^2 - 15, constant beyond 3.5, are those of the normal law; so is the"
                        + " number of weights beyond 4.2.",
                    "Hermite's fourth and sixth polynomial; Bernstein's inequality; exact binomial"
                        + " test")
                .in(normal.toArray(String[]::new))
                .tried()
                .rejecting(SHAPE, Generators.SUM_OF_24, Generators.TUKEY)
                .of(system, NormalShape::check));
  }

  private static Outcome check(Probe probe) {
    LargeSample sample = LargeSample.of(probe);
    Findings findings = new Findings(3);
    add(findings, 4, sample.fourth(), "z^4 - 6 z^2 + 3");
    add(findings, 6, sample.sixth(), "z^6 - 15 z^4 + 45 z^2 - 15");
    addFar(findings, probe, sample.far());
    Outcome outcome = findings.outcome("the weights are normal", SHAPE);
    // Scales that differ from place to place make a law with more far out, however normal each is.
    return findings.good() || EvenScale.check(probe).result().isGood()
        ? outcome
        : outcome.with("cause", EvenScale.UNEVEN);
  }

  private static void add(Findings findings, int order, double sum, String polynomial) {
    double off = sum / LargeSample.WEIGHTS - mean(order);
    // No value between the ends is as large as those at the ends.
    double range = Math.abs(clipped(order, END)) + Math.abs(mean(order));
    findings.add(
        MomentTest.bernstein(off, variance(order), range, LargeSample.WEIGHTS),
        ("the mean of " + polynomial + " is off by " + Findings.brief(off))
            + (" in " + LargeSample.WEIGHTS + " weights, of a standard deviation of ")
            + Findings.brief(Math.sqrt(variance(order))));
  }

  /** Rounding may move a weight by a cell or two, which counts where there are few digits. */
  private static void addFar(Findings findings, Probe probe, int seen) {
    Law law = probe.law(Kernels.large(probe.subject()));
    double size = FAR + Math.abs(law.mean()) / Math.sqrt(law.variance());
    double cell = Math.scalb(size, 2 - probe.bits());
    double few = ExactBinomial.atMost(seen, LargeSample.WEIGHTS, beyond(FAR + cell));
    double many = ExactBinomial.atLeast(seen, LargeSample.WEIGHTS, beyond(FAR - cell));
    findings.add(
        Math.min(1, 2 * Math.min(few, many)),
        "%d of %d weights are beyond %s standard deviations, due are %d"
            .formatted(
                seen, LargeSample.WEIGHTS, FAR, Math.round(LargeSample.WEIGHTS * beyond(FAR))));
  }

  private static double beyond(double z) {
    return 2 * Law.normal(0, 1).cdf(-z);
  }

  /** Hermite's polynomial of an even order, constant beyond the ends. */
  static double clipped(int order, double z) {
    return hermite(order, Math.max(-END, Math.min(z, END)));
  }

  /** E h: the integral of a Hermite polynomial times the density is the one before, at the ends. */
  static double mean(int order) {
    return within(order) + clipped(order, END) * outside();
  }

  /**
   * Var h, from H_m² = sum over k of k! (m over k)² H_(2m - 2k).
   *
   * @param m order
   */
  static double variance(int m) {
    double square = 0;
    double factor = 1;
    for (int k = 0; k < m; k++) {
      square += factor * within(2 * m - 2 * k);
      factor *= (double) (m - k) * (m - k) / (k + 1);
    }
    square += factor * (1 - outside());
    double end = clipped(m, END);
    return square + end * end * outside() - mean(m) * mean(m);
  }

  /** The integral of H_k times the density between the ends, k even and positive. */
  private static double within(int k) {
    return -2 * hermite(k - 1, END) * Math.exp(-0.5 * END * END) / Math.sqrt(2 * Math.PI);
  }

  private static double hermite(int k, double z) {
    double before = 1;
    double now = z;
    for (int j = 1; j < k; j++) {
      double next = z * now - j * before;
      before = now;
      now = next;
    }
    return now;
  }

  private static double outside() {
    return beyond(END);
  }
}
