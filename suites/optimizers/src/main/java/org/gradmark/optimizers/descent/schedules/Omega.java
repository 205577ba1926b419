package org.gradmark.optimizers.descent.schedules;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.gradmark.core.problem.AbsoluteValue;
import org.gradmark.core.problem.LastIterateWorst;
import org.gradmark.core.problem.MaxCoordinate;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;
import org.gradmark.optimizers.descent.nonsmooth.Scaling;

/**
 * The last iterate of the subgradient method under any schedule: with rates {@code lr_1, ...,
 * lr_T}, subgradients of norms {@code G_1, ..., G_T} and distance R from the minimiser, {@code
 * f(x_T) - f* <= Omega_T},
 *
 * <pre>
 *   Omega_T = (R² + sum_(t<=T) lr_t² G_t²)/(2 sum_(t<=T) lr_t)
 *           + 1/2 sum_(k<T) lr_k/(sum_(t>k) lr_t) (sum_(t>=k) lr_t² G_t²)/(sum_(t>=k) lr_t)
 * </pre>
 *
 * <p>Points are counted from 1 here: {@code x_T} is where {@code T - 1} steps lead, and the last
 * rate is one that was not used yet.
 */
final class Omega {

  /** Steps of the instances. */
  static final int STEPS = 15;

  private static final double M = 2;
  private static final double R = 1;

  /** No value is below that of the start. */
  static final Problem FLAT = new MaxCoordinate(M, R, STEPS + 1);

  /** The value rises again under a constant rate. */
  static final Problem RISING = new LastIterateWorst(M, R, STEPS + 1);

  private final double distance;
  private final double rest;

  /**
   * Of rates and norms, both of length T.
   *
   * @param rates all positive but the last, which may be 0 if the one before is not the last used
   * @param norms of the subgradients
   */
  private Omega(double[] rates, double[] norms) {
    double sum = 0;
    double squares = 0;
    double tail = 0;
    for (int k = rates.length - 1; k >= 0; k--) {
      double later = sum;
      sum += rates[k];
      squares += rates[k] * rates[k] * norms[k] * norms[k];
      tail += later > 0 ? rates[k] / later * squares / sum : 0;
    }
    distance = 1 / (2 * sum);
    rest = squares / (2 * sum) + tail / 2;
  }

  /** {@code Omega_T} for these rates, norms and this R. */
  static double of(double[] rates, double[] norms, double radius) {
    Omega omega = new Omega(rates, norms);
    return omega.distance * radius * radius + omega.rest;
  }

  /** {@code Omega_T} with the best base rate for this schedule. */
  static double best(double[] schedule, double[] norms, double radius) {
    Omega omega = new Omega(schedule, norms);
    return 2 * radius * Math.sqrt(omega.distance * omega.rest);
  }

  /**
   * The theorem for one schedule.
   *
   * @param rates the schedule in words
   * @param floor share of the bound that the worst instance reaches
   * @param worst the instance that comes nearest: {@link #FLAT} or {@link #RISING}
   * @param base the base rate
   * @param schedule its multiplier by step, from 1; positive up to step {@value #STEPS} + 1
   */
  static Theorem theorem(
      String id,
      String name,
      String rates,
      double floor,
      Problem worst,
      double base,
      IntToDoubleFunction schedule) {
    int n = STEPS + 1;
    return Theorem.named(id, name)
        .says(
            "On convex M-Lipschitz functions, with "
                + rates
                + ", the last iterate has f(x_t) - f* <= Omega_(t+1).")
        .from(
            "Schaipp, Hägele, Taylor, Simsekli and Bach 2025, theorem 1; Defazio, Cutkosky, Mehta and Mishchenko 2023")
        .upper(floor)
        .worst(on(worst, base, schedule, new double[n]))
        .also(
            on(worst == FLAT ? RISING : FLAT, base, schedule, new double[n]),
            on(new AbsoluteValue(M), base, schedule, R))
        .exceededBy(CommonMistakes.ASCENT, Scaling.SHARED_BY_MANY);
  }

  private static Instance on(
      Problem problem, double base, IntToDoubleFunction schedule, double... start) {
    return Instance.on(problem)
        .from(start)
        .with(LEARNING_RATE, base)
        .schedule(schedule)
        .steps(STEPS)
        .measuring("f(x_t) - f*", Course::gap)
        .atMost(t -> after(t, base, schedule));
  }

  private static double after(int steps, double base, IntToDoubleFunction schedule) {
    double[] rates = new double[steps + 1];
    double[] norms = new double[steps + 1];
    for (int t = 1; t <= steps + 1; t++) {
      rates[t - 1] = base * schedule.applyAsDouble(t);
      norms[t - 1] = M;
    }
    return of(rates, norms, R);
  }

  /**
   * {@code Omega} for the parameters of a stored worst case: n equal steps gamma, the last
   * "cooldown" of which decay linearly; norms M, R 1.
   */
  static double ofParameters(Map<String, Double> p) {
    int n = (int) Math.round(p.get("n"));
    double cooldown = p.getOrDefault("cooldown", 0.0);
    double[] rates = new double[n + 1];
    double[] norms = new double[n + 1];
    for (int k = 0; k <= n; k++) {
      double left = Math.max(1, n - k);
      rates[k] = p.get("gamma") * Math.min(1, left / (cooldown + 1));
      norms[k] = p.get("M");
    }
    return of(rates, norms, 1);
  }
}
