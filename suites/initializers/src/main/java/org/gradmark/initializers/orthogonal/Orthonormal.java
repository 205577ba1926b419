package org.gradmark.initializers.orthogonal;

import java.util.ArrayList;
import java.util.List;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Kind;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.contract.Kernel.Layout;
import org.gradmark.core.initializer.InitializerMistake;
import org.gradmark.core.system.InitializerSystem;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.gradmark.initializers.claims.Findings;
import org.gradmark.initializers.claims.Kernels;
import org.gradmark.initializers.claims.Probe;
import org.gradmark.initializers.claims.Statement;

/**
 * ORTH-01: the columns of a tall matrix, or the rows of a wide one, are orthogonal and of equal
 * length, for every kind of kernel in both layouts. The matrix of a recurrent or grouped kernel is
 * the whole, as in Keras and PyTorch; one whose gates or groups are orthogonal each by itself is as
 * right, if no two of them are the same.
 */
final class Orthonormal {

  private static final String ORTHONORMAL = "the matrix is not orthogonal";

  private Orthonormal() {}

  static List<Claim<InitializerSubject>> claims(InitializerSystem system) {
    return List.of(
        Statement.claim(
                "ORTH-01",
                "orthonormal",
                "Columns, or the rows of a wide matrix, are orthogonal and have length gain: of the"
                    + " whole, or of gates and groups that differ.",
                "definition; Higham 2002, theorem 19.4, for the tolerance")
            .kind(Kind.CLOSED_FORM)
            .tried()
            .rejecting(
                ORTHONORMAL,
                Orthogonal.NORMAL,
                Orthogonal.WRONG_AXIS,
                InitializerMistake.hardCoded(Orthogonal.GAIN, 1))
            .rejecting(ORTHONORMAL, OrthogonalParts.mistakes())
            .of(system, Orthonormal::orthonormal));
  }

  private static Outcome orthonormal(Probe probe) {
    List<Kernel> kernels = new ArrayList<>();
    for (Kernel kernel :
        List.of(
            Kernel.dense(24, 16),
            Kernel.dense(10, 21),
            Kernel.dense(12, 12),
            Kernel.convolution(4, 9, 3, 2),
            Kernel.convolution(2, 15, 3))) {
      for (Layout layout : Layout.values()) {
        kernels.add(kernel.in(layout));
      }
    }
    kernels.removeIf(kernel -> !probe.subject().accepts(kernel));
    kernels.addAll(Kernels.everySmallKind(probe.subject()));
    double gain = probe.settings().get(Orthogonal.GAIN);
    double worst = 0;
    Kernel at = kernels.get(0);
    List<Values> filled = probe.fill(kernels, probe.seed(0));
    for (int i = 0; i < kernels.size(); i++) {
      double error = error(kernels.get(i), filled.get(i).toArray(), gain, probe.bits());
      if (!(error <= worst)) {
        worst = error;
        at = kernels.get(i);
      }
    }
    String found =
        "W'W - gain² I is up to " + Findings.brief(worst) + " times its tolerance, on " + at;
    return worst <= 1
        ? Outcome.pass(worst, 1, found)
        : Outcome.fail(worst, 1, ORTHONORMAL + ": " + found);
  }

  /** What the Gram matrix is off by, in tolerances: of the whole, or of the worst part. */
  private static double error(Kernel kernel, double[] w, double gain, int bits) {
    double whole = error(w, kernel.matrix(), gain, bits);
    List<double[]> parts = OrthogonalParts.of(kernel, w);
    if (!(whole > 1) || parts.size() < 2 || OrthogonalParts.repeated(parts)) {
      return whole;
    }
    double worst = 0;
    for (double[] part : parts) {
      double error = error(part, OrthogonalParts.matrix(kernel), gain, bits);
      worst = error <= worst ? worst : error;
    }
    return worst;
  }

  private static double error(double[] w, Shape matrix, double gain, int bits) {
    return gramError(w, matrix, gain) / (4.0 * matrix.size() * Math.scalb(1, -bits));
  }

  /**
   * How far eigenvalues of W'W of a square matrix that passes may be off 1, at gain 1: n times the
   * largest entry of what W'W is off by.
   */
  static double allowed(int side, Probe probe) {
    return side * 4.0 * side * side * Math.scalb(1, -probe.bits());
  }

  /** Largest entry of the Gram matrix of the shorter side, less the identity, at gain 1. */
  static double gramError(double[] w, Shape shape, double gain) {
    boolean tall = shape.rows() >= shape.columns();
    int size = tall ? shape.columns() : shape.rows();
    int length = shape.size() / size;
    double worst = 0;
    for (int a = 0; a < size; a++) {
      for (int b = 0; b < size; b++) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
          sum += tall ? w[i * size + a] * w[i * size + b] : w[a * length + i] * w[b * length + i];
        }
        double off = Math.abs(sum / (gain * gain) - (a == b ? 1 : 0));
        worst = off <= worst ? worst : off;
      }
    }
    return worst;
  }
}
