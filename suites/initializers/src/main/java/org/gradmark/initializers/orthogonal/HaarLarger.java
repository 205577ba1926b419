package org.gradmark.initializers.orthogonal;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.initializer.InitializerMistake;
import org.gradmark.core.initializer.Start;
import org.gradmark.core.statistics.MomentTest;
import org.gradmark.core.system.InitializerSystem;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;
import org.gradmark.initializers.claims.Findings;
import org.gradmark.initializers.claims.Kernels;
import org.gradmark.initializers.claims.Probe;
import org.gradmark.initializers.claims.Statement;

/**
 * ORTH-07: {@link Haar} for matrices of {@value #SIDE} rows and more, where routines go another
 * way: blocks, fewer reflections, a permutation that is as orthogonal. Of {@value #MATRICES} square
 * matrices the signs of the diagonal, the mean of the squares on it (expectation 1 / n; summed, its
 * variance is 2 / (n + 2), since {@code E q_11² q_22² = (n + 1) / (n (n - 1) (n + 2))}) and the
 * fourth powers; of as many tall and wide ones, the signs.
 *
 * <p>The sum of squares, 1 by expectation, is refused where its mean is off by 2.4: eight
 * reflections give 4.7. The sum of the fourth powers of a column, 0.25, is refused where it is off
 * by 0.2: a permutation gives 1.
 */
final class HaarLarger {

  private static final int SIDE = 10;
  private static final int MATRICES = 60;

  private static final List<Kernel> SHAPES =
      List.of(Kernel.dense(SIDE, SIDE), Kernel.dense(14, 9), Kernel.dense(9, 14));

  private static final String HAAR = "larger matrices do not have Haar's law";

  private static final InitializerMistake UNFLIPPED =
      above(
          "large-unflipped",
          "the signs of R's diagonal are ignored above eight columns",
          s -> Orthogonal.rule(s, (q, r) -> r.times(r)));
  private static final InitializerMistake OBLONG_UNFLIPPED =
      above(
          "large-oblong-unflipped",
          "the signs of R's diagonal are ignored above eight columns unless the matrix is square",
          s -> Orthogonal.rule(s, (q, r) -> square(s) ? r : r.times(r)));
  private static final InitializerMistake EIGHT =
      above(
          "eight-reflections",
          "no more than eight reflections are made, with random signs",
          HaarLarger::eight);
  private static final InitializerMistake PERMUTATION =
      above(
          "large-signed-permutation",
          "above eight columns it is a permutation with random signs",
          Orthogonal::permutation);

  private HaarLarger() {}

  static List<Claim<InitializerSubject>> claims(InitializerSystem system) {
    return List.of(
        Statement.claim(
                "ORTH-07",
                "larger-matrices",
                "Of larger matrices, too, signs of the diagonal are fair, and the squares on the"
                    + " diagonal and the fourth powers have the means of Haar's law.",
                "Haar's law is invariant under rotation and reflection; exact binomial test,"
                    + " Bernstein's inequality")
            .rejecting(HAAR, UNFLIPPED, OBLONG_UNFLIPPED, EIGHT, PERMUTATION)
            .of(system, HaarLarger::check));
  }

  private static Outcome check(Probe probe) {
    Findings findings = new Findings(SIDE + 9 + 9 + 2);
    for (Kernel shape : SHAPES) {
      Kernel kernel = Kernels.accepted(probe.subject(), shape);
      List<Values> filled = probe.fill(Collections.nCopies(MATRICES, kernel), probe.seed(5));
      Haar.diagonal(findings, filled, "on " + kernel + " ");
      if (shape.in() == shape.out()) {
        double squares = 2.0 / (SIDE + 2);
        mean(findings, filled, HaarLarger::diagonal, 1, squares, SIDE - 1, "squares on it");
        double due = 3.0 / (SIDE + 2);
        double fourth =
            (105 + 9 * (SIDE - 1.0)) / ((SIDE + 2.0) * (SIDE + 4) * (SIDE + 6)) - due * due;
        mean(
            findings,
            filled,
            HaarLarger::fourth,
            due,
            fourth,
            1 - due,
            "fourth powers of a column");
      }
    }
    return findings.outcome("larger matrices have Haar's law", HAAR);
  }

  private static void mean(
      Findings findings,
      List<Values> matrices,
      ToDoubleFunction<Values> of,
      double due,
      double variance,
      double range,
      String what) {
    double mean = matrices.stream().mapToDouble(of).average().orElse(Double.NaN);
    findings.add(
        MomentTest.bernstein(mean - due, variance, range, matrices.size()),
        "the mean sum of the " + what + " is " + Findings.brief(mean) + ", due is " + due);
  }

  private static double diagonal(Values q) {
    double sum = 0;
    for (int i = 0; i < SIDE; i++) {
      sum += q.get(i * SIDE + i) * q.get(i * SIDE + i);
    }
    return sum;
  }

  /** The mean over the columns: it varies no more than one of them. */
  private static double fourth(Values q) {
    return Arrays.stream(q.toArray()).map(x -> x * x * x * x).sum() / SIDE;
  }

  private static boolean square(Start s) {
    return s.kernel().matrix().rows() == s.kernel().matrix().columns();
  }

  private static InitializerMistake above(
      String id, String cause, java.util.function.Function<Start, Tensor> wrong) {
    return InitializerMistake.rule(
        id,
        cause,
        s -> {
          Shape shape = s.kernel().matrix();
          boolean large = Math.min(shape.rows(), shape.columns()) > 8;
          return large ? wrong.apply(s) : Orthogonal.rule(s, (q, r) -> r);
        });
  }

  /** I - 2 Q Q' of a square matrix, Q of eight orthonormal columns, columns with random signs. */
  private static Tensor eight(Start s) {
    if (!square(s)) {
      return Orthogonal.rule(s, (q, r) -> r);
    }
    Shape shape = s.kernel().matrix();
    Tensor q = Householder.orthonormal(s.normal("weights", Shape.of(shape.rows(), 8)));
    Tensor signs = s.uniform("signs", Shape.of(1, shape.columns())).minus(0.5).sign();
    return Householder.eye(s.backend(), shape).minus(q.matmul(q.transpose()).times(2)).times(signs);
  }
}
