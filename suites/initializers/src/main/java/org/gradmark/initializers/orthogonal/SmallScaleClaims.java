package org.gradmark.initializers.orthogonal;

import java.util.Arrays;
import java.util.List;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Kind;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.initializer.InitializerMistake;
import org.gradmark.core.system.InitializerSystem;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.gradmark.initializers.claims.Findings;
import org.gradmark.initializers.claims.Kernels;
import org.gradmark.initializers.claims.Probe;
import org.gradmark.initializers.claims.Statement;

/**
 * SMALL-01, SMALL-02: the start, and what gradient descent makes of it. With {@code S v = s v}, U'v
 * is multiplied by 1 + η (s - u²) a step, u its length: as long as U U' = Σ u² v v', which holds at
 * the start because U U' = a² I. So each u is a recursion of its own.
 */
final class SmallScaleClaims {

  private static final String START = "U U' is not a² I";
  private static final String TIMES = "eigenvectors are not learned when they must be";
  private static final double[] EIGENVALUES = {2, 1, 0.5};
  private static final double STEP = 0.05;
  private static final int STEPS = 500;

  private SmallScaleClaims() {}

  static List<Claim<InitializerSubject>> claims(InitializerSystem system) {
    InitializerMistake[] wrong = {
      SmallScale.SQUARED,
      SmallScale.ROOT,
      SmallScale.FANS,
      SmallScale.EQUAL,
      SmallScale.NORMAL,
      InitializerMistake.hardCoded(SmallScale.SCALE, 1e-3)
    };
    return List.of(
        Statement.claim(
                "SMALL-01",
                "start",
                "The start is a times a matrix with orthonormal rows or columns.",
                "definition; Higham 2002, theorem 19.4, for the tolerance")
            .kind(Kind.CLOSED_FORM)
            .tried()
            .rejecting(START, wrong)
            .of(system, SmallScaleClaims::start),
        Statement.claim(
                "SMALL-02",
                "incremental-learning",
                "Gradient descent on ||U U' - S||² / 4 learns half of each eigenvalue of S in the"
                    + " very step that u <- u (1 + η (s - u²)) from u = a says, the largest first.",
                "U U' and S have the same eigenvectors, at the start and ever after")
            .kind(Kind.CLOSED_FORM)
            .tried()
            .rejecting(TIMES, wrong)
            .of(system, SmallScaleClaims::times));
  }

  private static Outcome start(Probe probe) {
    double scale = probe.settings().get(SmallScale.SCALE);
    double worst = 0;
    Kernel at = Kernel.dense(1, 1);
    for (Kernel size : List.of(Kernel.dense(8, 8), Kernel.dense(9, 5), Kernel.dense(5, 9))) {
      Kernel kernel = Kernels.accepted(probe.subject(), size);
      Shape shape = kernel.matrix();
      // Four roundings more, of the scale: 4 mn + 4 for 4 mn.
      double off =
          Gram.of(probe.fill(kernel), shape, scale).error(probe.bits(), Gram.EACH)
              / (1 + 1.0 / shape.size());
      if (!(off <= worst)) {
        worst = off;
        at = kernel;
      }
    }
    String found = "U U' / a² - I is " + Findings.brief(worst) + " times its tolerance on " + at;
    return worst <= 1
        ? Outcome.pass(worst, 1, found)
        : Outcome.fail(worst, 1, START + ": " + found);
  }

  private static Outcome times(Probe probe) {
    int n = EIGENVALUES.length;
    Kernel kernel = Kernels.accepted(probe.subject(), Kernel.dense(n, n));
    Values filled = probe.fill(List.of(kernel), probe.seed(46)).get(0);
    int[] due = alone(probe.settings().get(SmallScale.SCALE));
    int[] seen = together(filled.toArray());
    String found =
        "eigenvalues "
            + Arrays.toString(EIGENVALUES)
            + " are learned in steps "
            + Arrays.toString(seen)
            + ", due are "
            + Arrays.toString(due);
    int off = 0;
    for (int i = 0; i < n; i++) {
      off += Math.abs(seen[i] - due[i]);
    }
    Outcome outcome =
        off == 0 ? Outcome.pass(0, 0, found) : Outcome.fail(off, 0, TIMES + ": " + found);
    double a = probe.settings().get(SmallScale.SCALE);
    return outcome.with(
        "lower_bounds",
        Arrays.stream(EIGENVALUES)
            .map(s -> Math.log(Math.sqrt(s / 2) / a) / Math.log1p(STEP * s))
            .boxed()
            .toList());
  }

  /** When each scalar recursion passes half of its eigenvalue. */
  private static int[] alone(double a) {
    return Arrays.stream(EIGENVALUES)
        .mapToInt(
            s -> {
              double u = a;
              int t = 0;
              while (u * u < s / 2 && t < STEPS) {
                u *= 1 + STEP * (s - u * u);
                t++;
              }
              return t;
            })
        .toArray();
  }

  /** When U U' passes half of S along each eigenvector, {@value #STEPS} if never. */
  private static int[] together(double[] u) {
    int n = EIGENVALUES.length;
    double[][] basis = basis(n);
    double[] s = new double[n * n];
    for (int i = 0; i < n * n; i++) {
      for (int k = 0; k < n; k++) {
        s[i] += EIGENVALUES[k] * basis[k][i / n] * basis[k][i % n];
      }
    }
    int[] times = new int[n];
    Arrays.fill(times, STEPS);
    double[] w = u.clone();
    for (int t = 0; t < STEPS; t++) {
      double[] residual = product(w, transpose(w, n), n);
      for (int k = 0; k < n; k++) {
        double square = 0;
        for (int i = 0; i < n * n; i++) {
          square += basis[k][i / n] * residual[i] * basis[k][i % n];
        }
        times[k] = square >= EIGENVALUES[k] / 2 ? Math.min(times[k], t) : times[k];
      }
      Arrays.setAll(residual, i -> residual[i] - s[i]);
      double[] gradient = product(residual, w, n);
      for (int i = 0; i < n * n; i++) {
        w[i] -= STEP * gradient[i];
      }
    }
    return times;
  }

  /** A reflection: its columns are the eigenvectors, none of them along an axis. */
  private static double[][] basis(int n) {
    double[][] basis = new double[n][n];
    double square = n * (n + 1) * (2 * n + 1) / 6.0;
    for (int k = 0; k < n; k++) {
      for (int i = 0; i < n; i++) {
        basis[k][i] = (i == k ? 1 : 0) - 2 * (i + 1) * (k + 1) / square;
      }
    }
    return basis;
  }

  private static double[] product(double[] a, double[] b, int n) {
    double[] c = new double[n * n];
    for (int i = 0; i < n * n; i++) {
      for (int k = 0; k < n; k++) {
        c[i] += a[i / n * n + k] * b[k * n + i % n];
      }
    }
    return c;
  }

  private static double[] transpose(double[] a, int n) {
    double[] b = new double[n * n];
    Arrays.setAll(b, i -> a[i % n * n + i / n]);
    return b;
  }
}
