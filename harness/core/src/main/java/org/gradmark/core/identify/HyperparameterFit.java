package org.gradmark.core.identify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradmark.core.problem.Trajectory;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.tensor.Precision;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresProblem;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.optim.univariate.BrentOptimizer;
import org.hipparchus.optim.univariate.SearchInterval;
import org.hipparchus.optim.univariate.UnivariateObjectiveFunction;
import org.hipparchus.util.Pair;

/**
 * Finds the hyperparameters with which a suspect comes nearest to what was seen: one at a time by
 * scanning its range and Brent's method, several by Levenberg and Marquardt's, on the scales of
 * {@link Range}. Deterministic and bounded: {@value #SCAN} evaluations a hyperparameter, and
 * {@value #LEAST_SQUARES} rounds.
 */
final class HyperparameterFit {

  private static final int SCAN = 60;
  private static final int LEAST_SQUARES = 25;

  /** Of a derivative, on the scale: its square is below what a fit can see. */
  private static final double STEP = 1e-5;

  /** More ulps than that are no longer counted: a suspect has run away. */
  private static final double FAR = 1e12;

  /**
   * Where a suspect comes nearest.
   *
   * @param distance as of {@link Resemblance#distance}
   */
  record Fitted(Suspect suspect, double distance) {}

  private final Resemblance resemblance;
  private final Sighting seen;

  HyperparameterFit(Resemblance resemblance, Sighting seen) {
    this.resemblance = resemblance;
    this.seen = seen;
  }

  private Fitted at(Suspect suspect, Map<String, Double> changes) {
    Suspect moved = suspect.with(changes);
    return new Fitted(moved, resemblance.distance(moved, seen));
  }

  /**
   * The best of a grid of values of one hyperparameter, the others being as they were set.
   *
   * @param refinable where the grid ends and Brent's method may begin
   */
  record Scan(Fitted fitted, Hyperparameter one, double point, boolean refinable) {}

  /** The best value of one hyperparameter, the others being as they were set. */
  Fitted single(Suspect suspect, Hyperparameter one) {
    return refined(scan(suspect, one));
  }

  /** A look at one hyperparameter's whole range. */
  Scan scan(Suspect suspect, Hyperparameter one) {
    Range range = Range.of(one);
    double set = suspect.settings(seen.settings()).get(one.name());
    Fitted best = null;
    double where = Double.NaN;
    for (double end : range.ends(one)) {
      best = nearer(best, at(suspect, changed(suspect, one, end)));
    }
    for (double point : range.grid(one, set)) {
      double value = range.value(point);
      if (value < one.low() || value > one.high()) {
        continue;
      }
      Fitted fitted = at(suspect, changed(suspect, one, value));
      if (best == null || fitted.distance() < best.distance()) {
        where = point;
        best = fitted;
      }
    }
    boolean scanned = range == Range.COUNT || Double.isNaN(where) || best.distance() == 0;
    return new Scan(best, one, where, !scanned);
  }

  /** The best value near the best of a scan. */
  Fitted refined(Scan scan) {
    return scan.refinable()
        ? nearer(scan.fitted(), refined(scan.fitted().suspect(), scan.one(), scan.point()))
        : scan.fitted();
  }

  private Fitted refined(Suspect suspect, Hyperparameter one, double where) {
    Range range = Range.of(one);
    try {
      double point =
          new BrentOptimizer(1e-10, 1e-10)
              .optimize(
                  new MaxEval(SCAN),
                  GoalType.MINIMIZE,
                  new SearchInterval(where - 1, where + 1, where),
                  new UnivariateObjectiveFunction(
                      u -> {
                        double value = clamp(one, range.value(u));
                        double off = at(suspect, changed(suspect, one, value)).distance();
                        return Double.isFinite(off) ? off * off : 1;
                      }))
              .getPoint();
      return at(suspect, changed(suspect, one, clamp(one, range.value(point))));
    } catch (MathRuntimeException e) {
      return at(suspect, suspect.changes()); // out of evaluations: the scan's best stands
    }
  }

  private static Fitted nearer(Fitted a, Fitted b) {
    return a == null || b.distance() < a.distance() ? b : a;
  }

  private static double clamp(Hyperparameter one, double value) {
    return Math.max(one.low(), Math.min(one.high(), value));
  }

  private static Map<String, Double> changed(Suspect suspect, Hyperparameter one, double value) {
    Map<String, Double> changes = new HashMap<>(suspect.changes());
    changes.put(one.name(), value);
    return changes;
  }

  /** The best values of several hyperparameters at once, from where the suspect is. */
  Fitted joint(Suspect suspect, List<Hyperparameter> free, boolean relative) {
    Map<String, Double> settings = suspect.settings(seen.settings());
    List<Hyperparameter> moving = new ArrayList<>();
    List<Double> start = new ArrayList<>();
    for (Hyperparameter one : free) {
      double point = Range.of(one).scaled(settings.get(one.name()));
      if (Double.isFinite(point) && Range.of(one) != Range.COUNT) {
        moving.add(one);
        start.add(point);
      }
    }
    Fitted before = at(suspect, suspect.changes());
    if (moving.isEmpty() || !Double.isFinite(before.distance())) {
      return before;
    }
    double[] from = start.stream().mapToDouble(u -> u).toArray();
    try {
      int residuals = residuals(suspect, moving, from, relative).length;
      LeastSquaresProblem problem =
          new LeastSquaresBuilder()
              .start(from)
              .target(new double[residuals])
              .model(
                  point -> {
                    double[] u = point.toArray();
                    return new Pair<>(
                        new ArrayRealVector(residuals(suspect, moving, u, relative), false),
                        new Array2DRowRealMatrix(jacobian(suspect, moving, u, relative), false));
                  })
              .lazyEvaluation(false)
              .maxEvaluations(2 * LEAST_SQUARES)
              .maxIterations(LEAST_SQUARES)
              .checker((round, a, b) -> b.getCost() == 0)
              .build();
      double[] end = new LevenbergMarquardtOptimizer().optimize(problem).getPoint().toArray();
      return nearer(before, at(suspect, changes(suspect, moving, end)));
    } catch (MathRuntimeException e) {
      return before; // no convergence: this suspect does not fit better than it did
    }
  }

  private static Map<String, Double> changes(
      Suspect suspect, List<Hyperparameter> moving, double[] point) {
    Map<String, Double> changes = new HashMap<>(suspect.changes());
    for (int i = 0; i < point.length; i++) {
      Hyperparameter one = moving.get(i);
      changes.put(one.name(), clamp(one, Range.of(one).value(point[i])));
    }
    return changes;
  }

  private double[][] jacobian(
      Suspect suspect, List<Hyperparameter> moving, double[] at, boolean relative) {
    double[][] columns = new double[at.length][];
    for (int j = 0; j < at.length; j++) {
      double[] up = at.clone();
      double[] down = at.clone();
      up[j] += STEP;
      down[j] -= STEP;
      double[] high = residuals(suspect, moving, up, relative);
      double[] low = residuals(suspect, moving, down, relative);
      for (int i = 0; i < high.length; i++) {
        high[i] = (high[i] - low[i]) / (2 * STEP);
      }
      columns[j] = high;
    }
    double[][] rows = new double[columns[0].length][at.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < at.length; j++) {
        rows[i][j] = columns[j][i];
      }
    }
    return rows;
  }

  /** Differences in ulps of what was seen, or as shares of the way gone. */
  private double[] residuals(
      Suspect suspect, List<Hyperparameter> moving, double[] point, boolean relative) {
    Optional<Trajectory> due = resemblance.run(suspect.with(changes(suspect, moving, point)), seen);
    Precision grid = seen.precision() == Precision.EXACT ? Precision.FLOAT64 : seen.precision();
    double[][][] paths = seen.paths();
    List<Double> all = new ArrayList<>();
    for (int t = 1; t <= paths.length; t++) {
      for (int p = 0; p < paths[t - 1].length; p++) {
        for (int i = 0; i < paths[t - 1][p].length; i++) {
          double there = seen.trajectory().after(t, p, i);
          if (!Double.isFinite(there)) {
            continue;
          }
          double unit = relative ? paths[t - 1][p][i] : 0;
          double off =
              due.isEmpty()
                  ? FAR
                  : (due.get().after(t, p, i) - there)
                      / (unit + 4 * grid.ulp(Math.max(Math.abs(there), paths[t - 1][p][i])));
          all.add(Double.isNaN(off) ? FAR : Math.max(-FAR, Math.min(FAR, off)));
        }
      }
    }
    return all.stream().mapToDouble(d -> d).toArray();
  }
}
