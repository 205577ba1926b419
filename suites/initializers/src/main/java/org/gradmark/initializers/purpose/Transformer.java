package org.gradmark.initializers.purpose;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.initializer.InitializerMistake;
import org.gradmark.core.statistics.ChiSquare;
import org.gradmark.core.statistics.Draws;
import org.gradmark.core.statistics.ExactBinomial;
import org.gradmark.core.statistics.Law;
import org.gradmark.core.system.InitializerSystem;
import org.gradmark.core.tensor.Values;
import org.gradmark.initializers.claims.Findings;
import org.gradmark.initializers.claims.Kernels;
import org.gradmark.initializers.claims.Probe;
import org.gradmark.initializers.claims.Statement;

/**
 * LN-01, LN-02: what a residual stream gains in a Transformer of one token, d features and normal
 * weights of variance 1/d; normalization is within the branches (Pre-LN) or behind the sums
 * (Post-LN). N is the normalization, |N(x)|² = d.
 *
 * <pre>
 *   Pre-LN:   y = x + V N(x),     x' = y + B max(0, A N(y))
 *   Post-LN:  y = N(x + V x),     x' = N(y + B max(0, A y))
 * </pre>
 *
 * <p>Given what came before, V N(x) and A N(y) are standard normal, and B r is normal of variance
 * |r|²/d, all exactly. So counts are binomial, centred squares chi-square with d - 1 degrees, and
 * projections on the stream normal; on average the squared length grows by d - 1 and (d - 1)/2. The
 * gradient by B, of {@code c · N(x)}, is {@code sqrt(d) |c'| |r| / |x|}, c' perpendicular to x and
 * to ones.
 */
public final class Transformer {

  private static final String LENGTH = "the residual stream does not gain what is due";
  private static final int WIDTH = 16;
  private static final int BLOCKS = 24;
  private static final int NETS = 4;

  private Transformer() {}

  /** The claims, in the paper's dialect. */
  public static InitializerSystem.ClaimMaker claims(InitializerMistake... wrong) {
    return system ->
        List.of(
            Statement.claim(
                    "LN-01",
                    "pre-ln-growth",
                    "Each Pre-LN block of a Transformer adds 3/2 (d - 1) on average to the centred"
                        + " squared length of the stream, by which the last squared gradient is"
                        + " divided.",
                    "Xiong et al. 2020, arXiv:2002.04745, lemma 2 and theorem 1, for one token;"
                        + " chi-square law")
                .in(InitializerSystem.PAPER)
                .rejecting(LENGTH, wrong)
                .ofManyParameters()
                .of(system, p -> gains(p, true)),
            Statement.claim(
                    "LN-02",
                    "post-ln-length",
                    "Before each last normalization of a Post-LN block the centred squared length"
                        + " is d + (d - 1)/2 on average, at every depth.",
                    "Xiong et al. 2020, arXiv:2002.04745, lemma 2 and theorem 1, for one token;"
                        + " chi-square law")
                .in(InitializerSystem.PAPER)
                .rejecting(LENGTH, wrong)
                .ofManyParameters()
                .of(system, p -> gains(p, false)));
  }

  private static Outcome gains(Probe probe, boolean pre) {
    Kernel kernel = Kernels.accepted(probe.subject(), Kernel.dense(WIDTH, WIDTH));
    int matrices = 3 * BLOCKS * NETS;
    List<Layer> layers = new ArrayList<>();
    for (Values w : probe.fill(Collections.nCopies(matrices, kernel), probe.seed(pre ? 17 : 18))) {
      layers.add(new Layer(kernel, w));
    }
    Draws draws = Draws.of(probe.trial().laboratory().seed()).stream(-9);
    Tally tally = new Tally();
    for (int net = 0; net < NETS; net++) {
      double[] x = LayerNorm.of(normal(draws));
      double[] c = normal(draws);
      for (int block = 0; block < BLOCKS; block++) {
        List<Layer> vab = layers.subList(3 * (net * BLOCKS + block), layers.size());
        double[] y = tally.attention(x, vab.get(0).forward(pre ? LayerNorm.of(x) : x));
        y = pre ? y : LayerNorm.of(y);
        double[] sums = vab.get(1).forward(pre ? LayerNorm.of(y) : y);
        double[] r = tally.rectified(sums);
        x = tally.readout(y, vab.get(2).forward(r), r);
        tally.gradient(block + 1, LayerNorm.backward(c, x), r);
        x = pre ? x : LayerNorm.of(x);
      }
    }
    return tally.outcome();
  }

  private static double[] normal(Draws draws) {
    double[] x = new double[WIDTH];
    java.util.Arrays.setAll(x, i -> draws.normal());
    return x;
  }

  /** Sums over all blocks and nets, in units of what is due. */
  private static final class Tally {
    private double attention;
    private double squares;
    private double readout;
    private double projection;
    private int positive;
    private int blocks;
    private int readouts;
    private final TreeMap<Integer, Double> gradients = new TreeMap<>();

    double[] attention(double[] stream, double[] branch) {
      blocks++;
      attention += LayerNorm.square(branch);
      projection += LayerNorm.along(branch, stream);
      return sum(stream, branch);
    }

    double[] rectified(double[] sums) {
      double[] r = java.util.Arrays.stream(sums).map(z -> Math.max(0, z)).toArray();
      for (double z : r) {
        positive += z > 0 ? 1 : 0;
        squares += z * z;
      }
      return r;
    }

    double[] readout(double[] stream, double[] branch, double[] r) {
      double deviation = Math.sqrt(Layer.dot(r, r) / WIDTH);
      if (deviation > 0) {
        readouts++;
        readout += LayerNorm.square(branch) / (deviation * deviation);
        projection += LayerNorm.along(branch, stream) / deviation;
      }
      return sum(stream, branch);
    }

    /** The mean norm of the gradient by the last matrix, an outer product. */
    void gradient(int depth, double[] back, double[] r) {
      double norm = Math.sqrt(Layer.dot(back, back) * Layer.dot(r, r));
      gradients.merge(depth, norm / NETS, Double::sum);
    }

    Outcome outcome() {
      Findings findings = new Findings(5);
      int degrees = blocks * (WIDTH - 1);
      square(findings, "attention", attention, degrees);
      square(
          findings, "the second matrix of the feed-forward layer", readout, readouts * (WIDTH - 1));
      square(findings, "the rectifier", squares, positive);
      int units = blocks * WIDTH;
      findings.add(
          ExactBinomial.pValue(positive, units, 0.5), positive + " of " + units + " are positive");
      double z = projection / Math.sqrt(blocks + readouts);
      findings.add(
          Math.min(1, 2 * Law.normal(0, 1).cdf(-Math.abs(z))),
          "branches lie along the stream by " + Findings.brief(z) + " deviations");
      return findings
          .outcome("the stream gains what is due in " + blocks + " blocks", LENGTH)
          .with("gradient_after_6_blocks", gradients.get(6))
          .with("gradient_after_24_blocks", gradients.get(BLOCKS));
    }

    private static void square(Findings findings, String what, double sum, int degrees) {
      double finite = sum >= 0 ? Math.min(sum, Double.MAX_VALUE) : Double.MAX_VALUE;
      findings.add(
          degrees == 0 ? 0 : ChiSquare.pValue(finite, degrees),
          "what " + what + " adds is " + Findings.brief(sum / degrees) + " times what is due");
    }

    private static double[] sum(double[] a, double[] b) {
      double[] sum = new double[a.length];
      java.util.Arrays.setAll(sum, i -> a[i] + b[i]);
      return sum;
    }
  }
}
