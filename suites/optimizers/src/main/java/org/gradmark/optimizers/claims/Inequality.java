package org.gradmark.optimizers.claims;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;

/**
 * An inequality of a theorem along the run of a subject.
 *
 * @param instance what it ran on
 * @param courses where it went, one per branch
 * @param right what the exact rule does there
 * @param deviation per step, how far rounding takes the exact rule's distance from the bound
 * @param precision of the subject's arithmetic
 */
record Inequality(
    Instance instance, List<Course> courses, Right right, double[] deviation, Precision precision) {

  /**
   * The exact rule on an instance. It decides at which steps a theorem speaks, and how large an
   * error of evaluation may be: a subject has no say in what it is held to.
   *
   * @param observed per step, the measure
   * @param bound per step, the bound; infinite where the theorem says nothing
   */
  record Right(double[] observed, double[] bound) {

    static Right of(Instance instance, List<Course> courses) {
      double[] observed = new double[instance.steps()];
      double[] bound = new double[instance.steps()];
      Arrays.fill(bound, Double.POSITIVE_INFINITY);
      for (int t = instance.firstChecked(); t <= observed.length; t++) {
        observed[t - 1] = instance.observed(courses, t);
        bound[t - 1] = instance.bound(courses, t);
      }
      return new Right(observed, bound);
    }
  }

  /**
   * Measures and bounds are computed in double precision: sums over branches and coordinates, and
   * formulas, with fewer roundings than this allows for.
   */
  private static final double EVALUATION = 0x1p-40;

  /** A subject rounds the parameter that it returns, and may round the one that it keeps. */
  private static final int ULPS = 4;

  /** Per step, how far the measure is beyond the bound; negative if it keeps to it. */
  static double[] excess(Instance instance, List<Course> courses) {
    double[] excess = new double[instance.steps()];
    for (int t = instance.firstChecked(); t <= excess.length; t++) {
      double bound = instance.bound(courses, t);
      double beyond = instance.observed(courses, t) - bound;
      excess[t - 1] = Double.isInfinite(bound) ? 0 : instance.isUpper() ? beyond : -beyond;
    }
    return excess;
  }

  private double observed(int t) {
    return instance.observed(courses, t);
  }

  private double limit(int t) {
    return instance.bound(courses, t);
  }

  private double allowed(int t) {
    double size = Math.abs(right.observed[t - 1]) + Math.abs(right.bound[t - 1]);
    return deviation[t - 1] + (EVALUATION + ULPS * precision.ulp(1)) * size;
  }

  private boolean speaks(int t) {
    return t >= instance.firstChecked() && Double.isFinite(right.bound[t - 1]);
  }

  /** At how many steps the theorem speaks, but rounding errors are not bounded. */
  int unchecked() {
    int unchecked = 0;
    for (int t = 1; t <= instance.steps(); t++) {
      unchecked += speaks(t) && !Double.isFinite(deviation[t - 1]) ? 1 : 0;
    }
    return unchecked;
  }

  /** The first step at which the bound is broken, or not known any more; 0 if it never is. */
  int violation() {
    double[] excess = excess(instance, courses);
    for (int t = 1; t <= excess.length; t++) {
      boolean known = Double.isFinite(observed(t)) && Double.isFinite(limit(t));
      if (speaks(t) && !(known && excess[t - 1] <= allowed(t))) {
        return t;
      }
    }
    return 0;
  }

  /** Where both sides are zero the bound is kept, but nothing comes near to anything. */
  private double tightness(int t) {
    double share = instance.isUpper() ? observed(t) / limit(t) : limit(t) / observed(t);
    return Double.isNaN(share) ? 0 : share;
  }

  /** The step that comes nearest to the bound. */
  private int nearest() {
    int nearest = 0;
    for (int t = 1; t <= instance.steps(); t++) {
      if (speaks(t) && (nearest == 0 || tightness(t) > tightness(nearest))) {
        nearest = t;
      }
    }
    return nearest;
  }

  /** The largest observed share of the bound. */
  double tightness() {
    return tightness(nearest());
  }

  /** What rounding may take from the tightness. */
  double slackOfTightness() {
    int t = nearest();
    return allowed(t) / Math.abs(instance.isUpper() ? limit(t) : observed(t));
  }

  String exceeds(int t) {
    if (!Double.isFinite(observed(t)) || !Double.isFinite(limit(t))) {
      return "after step "
          + t
          + " of "
          + instance.name()
          + " "
          + instance.quantity()
          + " is not a finite number: the parameter overflowed or is NaN, or the subject asked where the method does not go";
    }
    return place(t, limit(t))
        + (instance.isUpper() ? ", more than the bound " : ", less than the bound ")
        + Text.apart(limit(t), observed(t))
        + ", and rounding explains only "
        + Text.format(allowed(t), 2);
  }

  String staysUnder(double floor) {
    int t = nearest();
    return place(t, limit(t))
        + ", which does not come near the bound "
        + Text.apart(limit(t), observed(t))
        + ": "
        + Text.number(tightness())
        + " of the way, where the method itself goes "
        + floor;
  }

  String reached() {
    return place(nearest(), Double.NaN) + ", " + Text.number(tightness()) + " of the bound";
  }

  private String place(int t, double other) {
    String mean = courses.size() > 1 ? "the mean of " : "";
    return "after step "
        + t
        + " of "
        + instance.name()
        + " "
        + mean
        + instance.quantity()
        + " is "
        + Text.apart(observed(t), other);
  }

  /** The outcome with observed value and bound of every step that was checked. */
  Outcome evidence(Outcome outcome) {
    List<Integer> steps = new ArrayList<>();
    List<Double> observed = new ArrayList<>();
    List<Double> bounds = new ArrayList<>();
    for (int t = 1; t <= instance.steps(); t++) {
      if (speaks(t)) {
        steps.add(t);
        observed.add(observed(t));
        bounds.add(limit(t));
      }
    }
    return outcome
        .with("instance", instance.name())
        .with("quantity", instance.quantity())
        .with("branches", courses.size())
        .with("tightness", tightness())
        .with("step", steps)
        .with("observed", observed)
        .with("bound", bounds);
  }
}
