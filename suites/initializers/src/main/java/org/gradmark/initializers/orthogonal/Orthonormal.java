package org.gradmark.initializers.orthogonal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Kind;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.contract.Kernel.Layout;
import org.gradmark.core.initializer.InitializerMistake;
import org.gradmark.core.initializer.Start;
import org.gradmark.core.system.InitializerSystem;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Tensor;
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

  /** Of side 12, this many in each layout: the condition of one says nothing. */
  private static final int SQUARES = 21;

  private static final int SIDE = 12;

  /** Sides of 24 and more, too: blocked routines and narrow loops go another way there. */
  private static final List<Kernel> OBLONG =
      List.of(
          Kernel.dense(24, 16),
          Kernel.dense(10, 21),
          Kernel.dense(44, 36),
          Kernel.convolution(4, 9, 3, 2),
          Kernel.convolution(2, 15, 3),
          Kernel.recurrent(3, 16, 4));

  private static final InitializerMistake ABOVE_24 =
      InitializerMistake.rule(
          "large-only-normal",
          "matrices of more than 24 columns and rows are normal, scaled",
          s ->
              shorter(s.kernel()) <= 24
                  ? Orthogonal.rule(s, (q, r) -> r)
                  : s.normal("weights", s.kernel().matrix()).times(0.15).times(gain(s)));
  private static final InitializerMistake SQUARES_ONLY_NORMAL =
      InitializerMistake.rule(
          "squares-of-unit-columns",
          "the columns of square matrices have length 1 but are not orthogonal",
          s -> {
            Tensor normal = s.normal("weights", s.kernel().matrix());
            return s.kernel().matrix().rows() != s.kernel().matrix().columns()
                ? Orthogonal.rule(s, (q, r) -> r)
                : normal.over(normal.square().sum(Axis.COLUMN).sqrt()).times(gain(s));
          });
  private static final InitializerMistake FEW_DIGITS =
      InitializerMistake.rearranged(
          "large-of-3-digits",
          "matrices of more than 32 columns and rows have 10 bits",
          (kernel, w) ->
              Arrays.stream(w)
                  .map(x -> shorter(kernel) <= 32 || x == 0 ? x : Math.rint(x * 1024) / 1024)
                  .toArray());
  private static final InitializerMistake GAIN_OFF =
      InitializerMistake.scaled("gain-off", "the gain is too large by one in a thousand", 1.001);

  private Orthonormal() {}

  private static int shorter(Kernel kernel) {
    return Math.min(kernel.matrix().rows(), kernel.matrix().columns());
  }

  private static Tensor gain(Start s) {
    return s.get(Orthogonal.GAIN);
  }

  static List<Claim<InitializerSubject>> claims(InitializerSystem system) {
    return List.of(
        Statement.claim(
                "ORTH-01",
                "orthonormal",
                "Columns, or the rows of a wide matrix, are orthogonal and have length gain: of the"
                    + " whole, or of gates and groups that differ.",
                "definition; tolerances: Higham 2002, theorems 19.4, 19.13; Chen and Dongarra 2005")
            .kind(Kind.CLOSED_FORM)
            .tried()
            .rejecting(
                ORTHONORMAL,
                Orthogonal.NORMAL,
                Orthogonal.WRONG_AXIS,
                InitializerMistake.hardCoded(Orthogonal.GAIN, 1))
            .rejecting(ORTHONORMAL, OrthogonalParts.mistakes())
            .rejecting(ORTHONORMAL, ABOVE_24, FEW_DIGITS, SQUARES_ONLY_NORMAL, GAIN_OFF)
            .of(system, Orthonormal::orthonormal));
  }

  private static Outcome orthonormal(Probe probe) {
    double gain = probe.settings().get(Orthogonal.GAIN);
    double worst = 0;
    String at = "any";
    // Small ones first: what is wrong there is told, even where larger ones never get done.
    for (List<Kernel> kernels :
        List.of(Kernels.everySmallKind(probe.subject()), inBothLayouts(probe, OBLONG))) {
      List<Values> filled = probe.fill(kernels, probe.seed(0));
      for (int i = 0; i < kernels.size(); i++) {
        double error = error(kernels.get(i), filled.get(i).toArray(), gain, probe.bits());
        if (!(error <= worst)) {
          worst = error;
          at = kernels.get(i).toString();
        }
      }
      if (!(worst <= 1)) {
        return verdict(worst, at);
      }
    }
    for (Kernel square : inBothLayouts(probe, List.of(Kernel.dense(SIDE, SIDE)))) {
      double error = ofSquares(probe, square, gain);
      if (!(error <= worst)) {
        worst = error;
        at = "half of " + SQUARES + " kernels " + square;
      }
    }
    return verdict(worst, at);
  }

  private static Outcome verdict(double worst, String at) {
    String found =
        "W'W - gain² I is up to " + Findings.brief(worst) + " times its tolerance, on " + at;
    return worst <= 1
        ? Outcome.pass(worst, 1, found)
        : Outcome.fail(worst, 1, ORTHONORMAL + ": " + found);
  }

  private static List<Kernel> inBothLayouts(Probe probe, List<Kernel> shapes) {
    List<Kernel> kernels = new ArrayList<>();
    for (Kernel kernel : shapes) {
      for (Layout layout : Layout.values()) {
        kernels.add(kernel.in(layout));
      }
    }
    kernels.removeIf(kernel -> !probe.subject().accepts(kernel));
    return kernels;
  }

  /** All lengths count, and the median of the angles. */
  private static double ofSquares(Probe probe, Kernel kernel, double gain) {
    List<Gram> grams = new ArrayList<>();
    for (Values q : probe.fill(Collections.nCopies(SQUARES, kernel), probe.seed(0))) {
      grams.add(Gram.of(q.toArray(), kernel.matrix(), gain));
    }
    double[] errors =
        grams.stream().mapToDouble(g -> g.error(probe.bits(), Gram.RARE)).sorted().toArray();
    double[] lengths =
        grams.stream().mapToDouble(g -> g.lengthError(probe.bits())).sorted().toArray();
    return Math.max(errors[SQUARES / 2], lengths[SQUARES - 1]);
  }

  /** What the Gram matrix is off by, in tolerances: of the whole, or of the worst part. */
  private static double error(Kernel kernel, double[] w, double gain, int bits) {
    double whole = Gram.of(w, kernel.matrix(), gain).error(bits, Gram.EACH);
    List<double[]> parts = OrthogonalParts.of(kernel, w);
    if (!(whole > 1) || parts.size() < 2 || OrthogonalParts.repeated(parts)) {
      return whole;
    }
    double worst = 0;
    for (double[] part : parts) {
      double error = Gram.of(part, OrthogonalParts.matrix(kernel), gain).error(bits, Gram.EACH);
      worst = error <= worst ? worst : error;
    }
    return worst;
  }
}
