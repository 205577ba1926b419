package org.gradmark.initializers.orthogonal;

import java.util.Collections;
import java.util.List;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Kind;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.statistics.Draws;
import org.gradmark.core.system.InitializerSystem;
import org.gradmark.core.tensor.Values;
import org.gradmark.initializers.claims.Findings;
import org.gradmark.initializers.claims.Kernels;
import org.gradmark.initializers.claims.Probe;
import org.gradmark.initializers.claims.Statement;
import org.gradmark.initializers.purpose.Layer;

/**
 * ISO-03: no gradient explosion behind batch normalization, at any depth. The batch X is square, a
 * column per example, and {@code X = sqrt(n) I} to begin with. While X X' = n I, a layer's rows
 * have the same length before they are divided by their root mean square, so X X' = n I stays; and
 * the derivative of a row is a projection, {@code I - y y' / y'y}, over that root. So W' and the
 * normalization together make no gradient longer: a layer leaves of the squared norm exactly what
 * is perpendicular to the rows. The case without isometry gap of ISO-02, where the gradient's bound
 * needs no constant.
 */
final class NormalizedGradient {

  private static final int DEPTH = 100;
  private static final int SIDE = 8;
  private static final String LONGER = "the gradient does not shrink as it must";

  private NormalizedGradient() {}

  static List<Claim<InitializerSubject>> claims(InitializerSystem system) {
    return List.of(
        Statement.claim(
                "ISO-03",
                "no-gradient-explosion",
                "Through 100 layers with normalization of rows, on an orthogonal batch, a gradient"
                    + " loses exactly what is along the rows, and never grows.",
                "Meterez et al. 2023, arXiv:2310.02012; derivative of y / rms(y)")
            .kind(Kind.CLOSED_FORM)
            .tried()
            .rejecting(LONGER, Orthogonal.NORMAL)
            .of(system, NormalizedGradient::shrinks));
  }

  private static Outcome shrinks(Probe probe) {
    Kernel kernel = Kernels.accepted(probe.subject(), Kernel.dense(SIDE, SIDE));
    double gain = probe.settings().get(Orthogonal.GAIN);
    List<Values> filled =
        Gram.sound(
            probe.fill(Collections.nCopies(DEPTH, kernel), probe.seed(43)), gain, probe.bits());
    int depth = filled.size();
    double[][][] rows = new double[depth][][];
    double[][] x = new double[SIDE][SIDE];
    for (int i = 0; i < SIDE; i++) {
      x[i][i] = Math.sqrt(SIDE);
    }
    for (int l = 0; l < depth; l++) {
      rows[l] = forward(new Layer(kernel, filled.get(l)), x);
      x = normalized(rows[l]);
    }
    Draws draws = Draws.of(probe.trial().laboratory().seed()).stream(-43);
    double[][] gradient = new double[SIDE][SIDE];
    for (double[] row : gradient) {
      java.util.Arrays.setAll(row, i -> draws.normal());
    }
    double worst = 0;
    double longest = 0;
    double first = square(gradient);
    for (int l = depth - 1; l >= 0; l--) {
      double before = square(gradient);
      double along = 0;
      for (int i = 0; i < SIDE; i++) {
        double[] y = rows[l][i];
        double part = Layer.dot(gradient[i], y);
        along += part * part / Layer.dot(y, y);
        gradient[i] = perpendicular(gradient[i], y);
      }
      gradient = backward(new Layer(kernel, filled.get(l)), gradient);
      double after = square(gradient);
      double off = Math.abs(after - (before - along)) / before;
      worst = off <= worst ? worst : off;
      longest = Math.max(longest, after / first);
    }
    // W W' is off I by so much, a layer; in X X' / n it adds up over the layers, and the squared
    // norm sees it twice.
    double tolerance = 2 * depth * Gram.allowed(filled, gain, probe.bits());
    String found =
        "squared norms are off by a share of at most "
            + Findings.brief(worst)
            + ", the largest is "
            + Findings.brief(longest)
            + " times the first";
    return worst <= tolerance
        ? Outcome.pass(worst, tolerance, found)
        : Outcome.fail(worst, tolerance, LONGER + ": " + found);
  }

  /** W X, rows of it. */
  private static double[][] forward(Layer layer, double[][] x) {
    double[][] y = new double[SIDE][SIDE];
    for (int c = 0; c < SIDE; c++) {
      double[] column = layer.forward(column(x, c));
      for (int i = 0; i < SIDE; i++) {
        y[i][c] = column[i];
      }
    }
    return y;
  }

  private static double[][] backward(Layer layer, double[][] gradient) {
    double[][] g = new double[SIDE][SIDE];
    for (int c = 0; c < SIDE; c++) {
      double[] column = layer.backward(column(gradient, c));
      for (int i = 0; i < SIDE; i++) {
        g[i][c] = column[i];
      }
    }
    return g;
  }

  private static double[] column(double[][] x, int c) {
    return java.util.Arrays.stream(x).mapToDouble(row -> row[c]).toArray();
  }

  /** Every row over its root mean square. */
  private static double[][] normalized(double[][] y) {
    return java.util.Arrays.stream(y).map(Layer::standard).toArray(double[][]::new);
  }

  /** The derivative of {@code y / rms(y)}, transposed, applied to a row. */
  static double[] perpendicular(double[] g, double[] y) {
    double square = Layer.dot(y, y);
    double share = Layer.dot(g, y) / square;
    double size = Math.sqrt(square / y.length);
    double[] rest = new double[g.length];
    java.util.Arrays.setAll(rest, i -> (g[i] - share * y[i]) / size);
    return rest;
  }

  private static double square(double[][] rows) {
    return java.util.Arrays.stream(rows).mapToDouble(r -> Layer.dot(r, r)).sum();
  }
}
