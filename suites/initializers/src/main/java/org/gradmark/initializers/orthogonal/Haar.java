package org.gradmark.initializers.orthogonal;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.initializer.InitializerMistake;
import org.gradmark.core.statistics.EmpiricalLaw;
import org.gradmark.core.statistics.ExactBinomial;
import org.gradmark.core.statistics.Law;
import org.gradmark.core.statistics.MomentTest;
import org.gradmark.core.system.InitializerSystem;
import org.gradmark.core.tensor.Values;
import org.gradmark.initializers.claims.CommonMistakes;
import org.gradmark.initializers.claims.Contract;
import org.gradmark.initializers.claims.Findings;
import org.gradmark.initializers.claims.Kernels;
import org.gradmark.initializers.claims.LawEvidence;
import org.gradmark.initializers.claims.Probe;
import org.gradmark.initializers.claims.Statement;

/**
 * ORTH-02 to ORTH-06: every orthogonal matrix is equally likely. Of Haar's law these are tested:
 * the signs of the diagonal, the law of single entries, the sign of the determinant, E (tr Q)² = 1
 * (P. Diaconis, S. N. Evans, <em>Linear functionals of eigenvalues of random matrices</em>, 2001),
 * and the mean of the fourth powers, on {@value #MATRICES} matrices of {@value #SIDE} rows; the
 * signs on tall and wide ones, too.
 *
 * <p>The law of an entry is found wrong if its distribution function is off by 0.17 or more: the
 * band of {@value #MATRICES} draws, and what chance may hide with probability 0.01. Fourth powers
 * see what is too fine for that: factoring a matrix of uniform entries moves the distribution
 * function by 0.04, and the mean of fourth powers by 0.44 of their standard deviation.
 *
 * <p>Means are held to Bernstein's bound with the variance under Haar's law, which is known: that
 * of the squared trace is 2 (E (tr Q)⁴ = 3), that of the fourth powers 0.01. So (tr Q)² is refused
 * where its mean is off by 0.45, and found wrong with probability 0.99 where the expectation is 0.3
 * or less or 2 or more; fourth powers are refused where they are off by 0.026, and found wrong
 * where the expectation is off by 0.065. Both whatever the law, by the same bound and the largest
 * variance that a law of that mean can have; if it varies no more than Haar's, 0.65 and 0.038 are
 * found.
 */
final class Haar {

  private static final int MATRICES = 900;
  private static final int SIDE = 4;

  /** Of a tall and a wide shape: one sign in all of them has probability 1e-18. */
  private static final int OTHERS = 60;

  private static final List<Kernel> OBLONG = List.of(Kernel.dense(5, 3), Kernel.dense(3, 5));

  /** E x⁴ of a coordinate of a random point on the sphere, times the coordinates. */
  private static final double FOURTH = 3.0 / (SIDE + 2);

  /**
   * Their variance: E x⁸ = 7/128, E x⁴y⁴ = 3/640 in a row or column, and 63/3200 elsewhere, where
   * given the first column x, the entry is a coordinate on a sphere of one axis less, times the
   * root of 1 - x_2².
   */
  private static final double FOURTH_VARIANCE = 0.01;

  private static final String SIGNS = "the signs of the diagonal are not fair";
  private static final String ENTRY = "the law of an entry is not that of Haar's law";
  private static final String DETERMINANT = "rotations and reflections are not equally likely";
  private static final String FOURTH_POWERS = "the fourth powers are not those of Haar's law";
  private static final String TRACE = "the trace is not that of Haar's law";

  private static final InitializerMistake ROTATION =
      InitializerMistake.rearranged(
          "rotation",
          "the determinant is made 1",
          (kernel, w) -> {
            double[] turned = w.clone();
            int columns = kernel.matrix().columns();
            if (kernel.matrix().rows() == columns && Determinant.of(w, columns) < 0) {
              for (int i = 0; i < columns; i++) {
                turned[i * columns] = -turned[i * columns];
              }
            }
            return turned;
          });

  private Haar() {}

  /** The claims for dialects of a system; all if none is named. */
  static List<Claim<InitializerSubject>> claims(InitializerSystem system, String... dialects) {
    return List.of(
        Statement.claim(
                "ORTH-02",
                "fair-signs",
                "Every entry of the diagonal of a square, tall or wide matrix is positive with"
                    + " probability 1/2.",
                "Haar's law is invariant under a change of sign of a column; exact binomial test")
            .in(dialects)
            .rejecting(Orthogonal.UNFLIPPED.cause(), Orthogonal.UNFLIPPED)
            .rejecting(Orthogonal.POSITIVE.cause(), Orthogonal.POSITIVE)
            .rejecting(Orthogonal.POSITIVE_ENTRIES.cause(), Orthogonal.POSITIVE_ENTRIES)
            .rejecting(SIGNS, Orthogonal.OBLONG_UNFLIPPED)
            .rejecting(Contract.STREAM, CommonMistakes::streamReused)
            .of(system, told(SIGNS, Haar::signs)),
        Statement.claim(
                "ORTH-03",
                "entry-law",
                "An entry has the law of a coordinate of a random point on the sphere.",
                "Haar's law is invariant under rotation; Dvoretzky-Kiefer-Wolfowitz inequality")
            .in(dialects)
            .rejecting(ENTRY, Orthogonal.PERMUTATION)
            .rejecting(Orthogonal.UNFLIPPED.cause(), Orthogonal.UNFLIPPED)
            .rejecting(Contract.STREAM, CommonMistakes::streamReused)
            .of(system, told(ENTRY, Haar::entries)),
        Statement.claim(
                "ORTH-04",
                "determinant",
                "The determinant is 1 or -1 with probability 1/2 each.",
                "Haar's law is invariant under a reflection; exact binomial test")
            .in(dialects)
            .rejecting(DETERMINANT, ROTATION)
            .rejecting(Orthogonal.UNFLIPPED.cause(), Orthogonal.UNFLIPPED)
            .of(system, told(DETERMINANT, Haar::determinants)),
        Statement.claim(
                "ORTH-05",
                "trace",
                "The mean of the squared trace is 1.",
                "Diaconis and Evans 2001, theorem 2.1 (ii); Bernstein's inequality")
            .in(dialects)
            .rejecting(Orthogonal.POSITIVE.cause(), Orthogonal.POSITIVE)
            .of(system, told(TRACE, Haar::traces)),
        Statement.claim(
                "ORTH-06",
                "fourth-powers",
                "The mean of the fourth powers of an n by n matrix, summed over a column, is"
                    + " 3 / (n + 2).",
                "a column is a random point on the sphere: E x^4 = 3 / (n (n + 2)); Bernstein's"
                    + " inequality")
            .in(dialects)
            .rejecting(FOURTH_POWERS, Orthogonal.UNIFORM, Orthogonal.PERMUTATION)
            .of(system, told(FOURTH_POWERS, Haar::fourthPowers)));
  }

  /**
   * The question, whose complaint names the cause if the matrices show it: one mistake breaks
   * several of these claims.
   */
  private static Statement.Question told(String complaint, Statement.Question question) {
    return probe -> {
      Outcome outcome = question.check(probe);
      String cause = outcome.result().isGood() ? "" : cause(matrices(probe));
      if (cause.isEmpty()) {
        return outcome;
      }
      String message =
          cause.equals(Contract.STREAM)
              ? cause + ": all " + MATRICES + " matrices are the same, so this cannot hold"
              : outcome.message().replace(complaint, complaint + "; it looks as if " + cause);
      return new Outcome(
              outcome.result(), outcome.measured(), outcome.limit(), message, outcome.evidence())
          .with("cause", cause);
    };
  }

  /** What the matrices show to be wrong with all of them, or an empty string. */
  private static String cause(List<Values> matrices) {
    if (matrices.stream().allMatch(matrices.get(0)::equals)) {
      return Contract.STREAM;
    }
    // Householder's reflections turn the first column to the far side: R_11 has the sign of -A_11.
    if (matrices.stream().allMatch(q -> q.get(0) <= 0)) {
      return Orthogonal.UNFLIPPED.cause();
    }
    // The first column of Q is that of A but for its length.
    if (matrices.stream().allMatch(Haar::columnIsPositive)) {
      return Orthogonal.POSITIVE_ENTRIES.cause();
    }
    return matrices.stream().allMatch(Haar::diagonalIsPositive) ? Orthogonal.POSITIVE.cause() : "";
  }

  private static boolean columnIsPositive(Values q) {
    return IntStream.range(0, SIDE).allMatch(i -> q.get(i * SIDE) > 0);
  }

  private static boolean diagonalIsPositive(Values q) {
    return IntStream.range(0, SIDE).allMatch(i -> q.get(i * SIDE + i) > 0);
  }

  /** All matrices that the law is tested on, made once. */
  private static List<Values> matrices(Probe probe) {
    Kernel kernel = Kernels.accepted(probe.subject(), Kernel.dense(SIDE, SIDE));
    return probe.fill(Collections.nCopies(MATRICES, kernel), probe.seed(1));
  }

  private static Outcome signs(Probe probe) {
    Findings findings = new Findings(SIDE + 3 + 3);
    diagonal(findings, matrices(probe), "");
    for (Kernel shape : OBLONG) {
      Kernel kernel = Kernels.accepted(probe.subject(), shape);
      diagonal(
          findings,
          probe.fill(Collections.nCopies(OTHERS, kernel), probe.seed(2)),
          "on " + kernel + " ");
    }
    return findings.outcome("signs are fair", SIGNS);
  }

  /** The signs on the diagonal, entry by entry. */
  static void diagonal(Findings findings, List<Values> matrices, String where) {
    int rows = matrices.get(0).shape().rows();
    int columns = matrices.get(0).shape().columns();
    for (int i = 0; i < Math.min(rows, columns); i++) {
      int positive = 0;
      for (Values q : matrices) {
        positive += q.get(i * columns + i) > 0 ? 1 : 0;
      }
      findings.add(
          ExactBinomial.pValue(positive, matrices.size(), 0.5),
          where
              + "Q_"
              + (i + 1)
              + (i + 1)
              + " is positive in "
              + positive
              + " of "
              + matrices.size());
    }
  }

  private static Outcome entries(Probe probe) {
    Law law = Law.sphere(SIDE);
    double band = EmpiricalLaw.band(MATRICES, Statement.ALPHA / (SIDE * SIDE));
    double worst = 0;
    double[] shown = {};
    String where = "";
    for (int i = 0; i < SIDE * SIDE; i++) {
      int entry = i;
      double[] draws = matrices(probe).stream().mapToDouble(q -> q.get(entry)).toArray();
      double distance = EmpiricalLaw.of(draws, law).distance();
      if (distance > worst) {
        worst = distance;
        shown = draws;
        where =
            "the distribution function of entry "
                + (i / SIDE + 1)
                + ","
                + (i % SIDE + 1)
                + " is off by "
                + Findings.brief(distance);
      }
    }
    Outcome outcome =
        worst <= band
            ? Outcome.pass(worst, band, where)
            : Outcome.fail(worst, band, ENTRY + ": " + where);
    outcome = outcome.with("alpha", Statement.ALPHA).with("matrices", MATRICES);
    String kernel = "the entry of a " + SIDE + " by " + SIDE + " matrix that is furthest off";
    return shown.length == 0 ? outcome : LawEvidence.add(outcome, kernel, shown, law);
  }

  private static Outcome determinants(Probe probe) {
    int rotations = 0;
    for (Values q : matrices(probe)) {
      rotations += Determinant.of(q.toArray(), SIDE) > 0 ? 1 : 0;
    }
    Findings findings = new Findings(1);
    findings.add(
        ExactBinomial.pValue(rotations, MATRICES, 0.5),
        rotations + " of " + MATRICES + " are rotations");
    return findings.outcome("both are equally likely", DETERMINANT);
  }

  /** The squared trace is in [0, n²]. */
  private static Outcome traces(Probe probe) {
    return mean(probe, Haar::square, 1, 2, SIDE * SIDE - 1, "(tr Q)²", TRACE);
  }

  /** Their sum is between that of a Hadamard matrix, 1 / n, and that of a permutation, 1. */
  private static Outcome fourthPowers(Probe probe) {
    String what = "fourth powers of a column";
    return mean(probe, Haar::fourth, FOURTH, FOURTH_VARIANCE, 1 - FOURTH, what, FOURTH_POWERS);
  }

  private static Outcome mean(
      Probe probe,
      ToDoubleFunction<Values> of,
      double due,
      double variance,
      double range,
      String what,
      String complaint) {
    double mean = matrices(probe).stream().mapToDouble(of).average().orElse(Double.NaN);
    Findings findings = new Findings(1);
    findings.add(
        MomentTest.bernstein(mean - due, variance, range, MATRICES),
        "the mean of " + what + " is " + Findings.brief(mean) + ", due is " + Findings.brief(due));
    return findings.outcome("the mean is that of Haar's law", complaint);
  }

  /** The mean over the columns of their sums. */
  private static double fourth(Values q) {
    return Arrays.stream(q.toArray()).map(x -> x * x * x * x).sum() / SIDE;
  }

  private static double square(Values q) {
    double trace = 0;
    for (int i = 0; i < SIDE; i++) {
      trace += q.get(i * SIDE + i);
    }
    return trace * trace;
  }
}
