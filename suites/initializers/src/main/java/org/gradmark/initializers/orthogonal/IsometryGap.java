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
 * ISO-02: batch normalization without centring behind orthogonal layers. X is square, a column per
 * example; a layer multiplies by W and divides every row by its root mean square. The isometry gap
 * {@code log(tr(XX') / n) - log det(XX') / n} then falls by exactly {@code log mean r - mean log
 * r}, r the squared lengths of the rows of WX: so it never grows.
 */
final class IsometryGap {

  private static final int DEPTH = 20;
  private static final int SIDE = 8;
  private static final String GAP = "the isometry gap does not fall as it must";

  private IsometryGap() {}

  static List<Claim<InitializerSubject>> claims(InitializerSystem system) {
    return List.of(
        Statement.claim(
                "ISO-02",
                "isometry-gap",
                "Behind each of 20 layers, normalization of rows closes the isometry gap by log"
                    + " mean r - mean log r, r the squared lengths of rows.",
                "Meterez et al. 2023, arXiv:2310.02012; W leaves trace and determinant as they are")
            .kind(Kind.CLOSED_FORM)
            .rejecting(GAP, Orthogonal.NORMAL)
            .of(system, IsometryGap::falls));
  }

  private static Outcome falls(Probe probe) {
    Kernel kernel = Kernels.accepted(probe.subject(), Kernel.dense(SIDE, SIDE));
    List<Values> filled =
        Gram.sound(probe.fill(Collections.nCopies(DEPTH, kernel), probe.seed(42)), 1, probe.bits());
    Draws draws = Draws.of(probe.trial().laboratory().seed()).stream(-42);
    double[][] columns = new double[SIDE][SIDE];
    for (double[] column : columns) {
      java.util.Arrays.setAll(column, i -> draws.normal());
    }
    double worst = 0;
    for (Values weights : filled) {
      double before = gap(columns);
      Layer layer = new Layer(kernel, weights);
      for (int c = 0; c < SIDE; c++) {
        columns[c] = layer.forward(columns[c]);
      }
      double mean = 0;
      double logarithm = 0;
      for (int i = 0; i < SIDE; i++) {
        double square = 0;
        for (double[] column : columns) {
          square += column[i] * column[i];
        }
        mean += square / SIDE;
        logarithm += Math.log(square) / SIDE;
        for (double[] column : columns) {
          column[i] /= Math.sqrt(square / SIDE);
        }
      }
      double due = before - (Math.log(mean) - logarithm);
      double off = Math.abs(gap(columns) - due);
      worst = off <= worst ? worst : off;
    }
    // What is off is log(tr(X'W'WX) / tr(X'X)) - log det(WW') / n. Either logarithm is between
    // those
    // of the outermost eigenvalues of WW'. The last term is for the determinants of the check
    // itself, in doubles.
    double tolerance =
        -2 * Math.log1p(-Gram.allowed(filled, 1, probe.bits()))
            + 16.0 * SIDE * SIDE * Math.scalb(1, -48);
    String found =
        "over " + filled.size() + " layers it is off by at most " + Findings.brief(worst);
    return worst <= tolerance
        ? Outcome.pass(worst, tolerance, found)
        : Outcome.fail(worst, tolerance, GAP + ": " + found);
  }

  /** At least 0; 0 for multiples of orthogonal matrices only. */
  private static double gap(double[][] columns) {
    double[] flat =
        java.util.Arrays.stream(columns).flatMapToDouble(java.util.Arrays::stream).toArray();
    double determinant = Math.abs(Determinant.of(flat, SIDE));
    return Math.log(Layer.dot(flat, flat) / SIDE) - 2 * Math.log(determinant) / SIDE;
  }
}
