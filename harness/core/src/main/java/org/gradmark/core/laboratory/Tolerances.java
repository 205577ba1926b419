package org.gradmark.core.laboratory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.gradmark.core.backend.ExactBackend;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.backend.RoundingBackend;
import org.gradmark.core.backend.RoundingBackend.Direction;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.problem.Scenario;
import org.gradmark.core.problem.Trajectory;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.rule.RuleOptimizer;
import org.gradmark.core.rule.SeparateConstants;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Values;

/**
 * Derives tolerances: runs a rule exactly and {@value #SAMPLES} times in Monte Carlo arithmetic of
 * the precision in question, and allows
 *
 * <pre>
 *   {@value #DEVIATIONS} standard deviations
 *   + the largest deviation of four runs in which every rounding goes up, down, toward zero, away from it
 *   + {@value #ULPS} ulp of the larger of the values before and after the step
 * </pre>
 *
 * <p>Why these numbers. Random rounding has the variance {@code ulp²/6} per operation on average,
 * rounding to nearest {@code ulp²/12}: an honest implementation, which orders the operations
 * differently, is a draw with at most 0.71 of the sampled deviation. Eight sampled deviations are
 * thus eleven of its own. The deviation itself is estimated from {@value #SAMPLES} samples, so the
 * quotient follows Student's t with {@value #SAMPLES} degrees of freedom: P(|t| &gt; 11.3) = 1e-12
 * per value, 1e-6 over the million values of a run. Random errors grow like the root of the number
 * of steps; but an implementation may make the same error at every step (adding 0.1 a thousand
 * times), and then they grow like the number itself. An error of rounding to nearest is at most
 * half an ulp, which is what directed rounding errs by on average: the directed runs bound that
 * drift. In float32 a fifth run joins them, to nearest and with {@link SeparateConstants constants
 * rounded by themselves}. The ulps are for what neither can see: the final rounding of the
 * parameter, and the rounding of the update that is added to it when the sampled rule happens to be
 * exact.
 *
 * <p>The deviation is the running maximum over the steps, because a rounding error in the state
 * stays. Thread-safe; an envelope is computed once for each scenario object.
 */
public final class Tolerances {

  static final int SAMPLES = 32;
  private static final int SKETCH_SAMPLES = 8;
  static final int DEVIATIONS = 8;
  static final int ULPS = 2;
  private static final List<Direction> DIRECTIONS =
      List.of(Direction.UP, Direction.DOWN, Direction.TOWARD_ZERO, Direction.AWAY_FROM_ZERO);

  private record Key(
      Rule rule, Scenario scenario, Map<String, Double> hyperparameters, Precision precision) {}

  /** Numbers that are computed from runs of an optimizer, such as a potential after each step. */
  @FunctionalInterface
  public interface Experiment {
    /**
     * The numbers; always equally many.
     *
     * @param fresh starts an optimization in the arithmetic that is tried
     */
    double[] run(Supplier<Optimizer> fresh);
  }

  private record ExperimentKey(
      Object subject, Rule rule, Map<String, Double> hyperparameters, Precision precision) {}

  private final Memory<ExperimentKey, Object> findings = new Memory<>();
  private final Memory<ExperimentKey, double[]> experiments = new Memory<>();
  private final Memory<ExperimentKey, double[]> centres = new Memory<>();
  private final Memory<Key, Envelope> envelopes = new Memory<>();
  private final Memory<Key, Trajectory> exact = new Memory<>();

  /** The exact trajectory of a rule, rounded to double. */
  public Trajectory exact(Rule rule, Scenario scenario, Map<String, Double> hyperparameters) {
    return exact.get(
        new Key(rule, scenario, hyperparameters, Precision.EXACT), k -> run(new ExactBackend(), k));
  }

  /**
   * How far honest arithmetic may stray; zero for {@link Precision#EXACT} but for the rounding to
   * double.
   */
  public Envelope envelope(
      Rule rule, Scenario scenario, Map<String, Double> hyperparameters, Precision precision) {
    Trajectory centre = exact(rule, scenario, hyperparameters);
    return envelopes.get(
        new Key(rule, scenario, hyperparameters, precision),
        k -> {
          Envelope envelope = new Envelope(centre, spread(k, centre, SAMPLES));
          for (Rule form : rule.forms()) {
            Key other = new Key(form, scenario, hyperparameters, precision);
            envelope = envelope.or(new Envelope(centre, spread(other, centre, SAMPLES)));
          }
          return envelope;
        });
  }

  /**
   * A quick estimate of an envelope, around a trajectory in double precision instead of the exact
   * one and from fewer samples: enough to recognise a rule among others that are hundreds of
   * tolerances away, not to judge one. Kept nowhere.
   */
  public static Envelope sketch(
      Rule rule,
      Scenario scenario,
      Map<String, Double> hyperparameters,
      Precision precision,
      Trajectory centre) {
    Key key = new Key(rule, scenario, hyperparameters, precision);
    return new Envelope(centre, spread(key, centre, SKETCH_SAMPLES));
  }

  /**
   * What comes of an experiment in exact arithmetic; found out once.
   *
   * @param subject what is experimented on, for remembering: equal subjects, equal experiments
   */
  @SuppressWarnings("unchecked") // One subject, one experiment, one type.
  public <T> T exactly(
      Object subject,
      Rule rule,
      Map<String, Double> hyperparameters,
      Function<Supplier<Optimizer>, T> experiment) {
    return (T)
        findings.get(
            new ExperimentKey(subject, rule, hyperparameters, Precision.EXACT),
            key ->
                experiment.apply(
                    () -> new RuleOptimizer(rule, new ExactBackend(), hyperparameters)));
  }

  /**
   * How far honest arithmetic may take each number of an experiment from its exact value: the same
   * deviations and drift as for a parameter. The rounding of what the experiment itself computes is
   * not in it. Infinite where rounding errors are not bounded.
   *
   * @param subject what is experimented on, for remembering: equal subjects, equal experiments
   */
  public double[] deviation(
      Object subject,
      Rule rule,
      Map<String, Double> hyperparameters,
      Precision precision,
      Experiment experiment) {
    return experiments.get(
        new ExperimentKey(subject, rule, hyperparameters, precision),
        key -> {
          double[] widest = sampled(subject, rule, hyperparameters, precision, experiment);
          for (Rule form : rule.forms()) {
            double[] other = sampled(subject, form, hyperparameters, precision, experiment);
            Arrays.setAll(widest, i -> Math.max(widest[i], other[i]));
          }
          return widest;
        });
  }

  private double[] sampled(
      Object subject,
      Rule rule,
      Map<String, Double> hyperparameters,
      Precision precision,
      Experiment experiment) {
    ExperimentKey key = new ExperimentKey(subject, rule, hyperparameters, precision);
    Function<Backend, double[]> computation =
        backend -> experiment.run(() -> new RuleOptimizer(rule, backend, hyperparameters));
    double[] allowed = sampled(key, computation);
    if (precision.arithmetic() == Precision.FLOAT32) {
      double[] centre = centre(key, computation);
      double[] separate = experiment.run(() -> apart(rule, hyperparameters, precision));
      for (int i = 0; i < allowed.length; i++) {
        double drift = Math.max(allowed[i], Math.abs(separate[i] - centre[i]));
        allowed[i] = Double.isFinite(drift) ? drift : Double.POSITIVE_INFINITY;
      }
    }
    return allowed;
  }

  /**
   * How far honest arithmetic may take each number of any computation from its exact value, for
   * systems that are no optimizers.
   *
   * @param computed what is computed, for remembering: equal objects, equal computations
   * @param computation the numbers in the arithmetic that is tried; always equally many
   */
  public double[] deviation(
      Object computed, Precision precision, Function<Backend, double[]> computation) {
    return experiments.get(
        new ExperimentKey(computed, null, Map.of(), precision), key -> sampled(key, computation));
  }

  /**
   * Exact numbers, found out once.
   *
   * @param computed what is computed, for remembering: equal objects, equal computations
   */
  public double[] exactly(Object computed, Supplier<double[]> computation) {
    ExperimentKey key = new ExperimentKey(computed, null, Map.of(), Precision.EXACT);
    return centres.get(key, k -> computation.get()).clone();
  }

  /** What comes of it in exact arithmetic, known or found out. */
  private double[] centre(ExperimentKey key, Function<Backend, double[]> computation) {
    return centres.get(
        new ExperimentKey(key.subject, key.rule, key.hyperparameters, Precision.EXACT),
        k -> computation.apply(new ExactBackend()));
  }

  private double[] sampled(ExperimentKey key, Function<Backend, double[]> computation) {
    Precision precision = key.precision;
    double[] centre = centre(key, computation);
    double[] allowed = new double[centre.length];
    if (precision == Precision.EXACT) {
      return allowed;
    }
    double[] squares = new double[centre.length];
    for (int seed = 0; seed < SAMPLES; seed++) {
      double[] sample = computation.apply(new RoundingBackend(precision, seed));
      for (int i = 0; i < squares.length; i++) {
        squares[i] += (sample[i] - centre[i]) * (sample[i] - centre[i]);
      }
    }
    for (Direction direction : DIRECTIONS) {
      double[] run = computation.apply(new RoundingBackend(precision, direction));
      for (int i = 0; i < allowed.length; i++) {
        allowed[i] = Math.max(allowed[i], Math.abs(run[i] - centre[i]));
      }
    }
    for (int i = 0; i < allowed.length; i++) {
      double all = allowed[i] + DEVIATIONS * Math.sqrt(squares[i] / SAMPLES);
      allowed[i] = Double.isFinite(all) ? all : Double.POSITIVE_INFINITY;
    }
    return allowed;
  }

  private static Trajectory run(Backend backend, Key key) {
    return Trajectory.run(new RuleOptimizer(key.rule, backend, key.hyperparameters), key.scenario);
  }

  /**
   * Rounding to nearest, constants by themselves: only in float32 does {@code 1 - beta} need it.
   */
  private static Optimizer apart(
      Rule rule, Map<String, Double> hyperparameters, Precision precision) {
    Rule separate = new SeparateConstants(rule, hyperparameters);
    return new RuleOptimizer(separate, IeeeBackend.of(precision), hyperparameters);
  }

  private static List<List<double[]>> spread(Key key, Trajectory centre, int count) {
    List<Trajectory> samples = new ArrayList<>();
    List<Trajectory> directed = new ArrayList<>();
    if (key.precision != Precision.EXACT) {
      for (Direction direction : DIRECTIONS) {
        directed.add(run(new RoundingBackend(key.precision, direction), key));
      }
      if (key.precision.arithmetic() == Precision.FLOAT32) {
        Optimizer apart = apart(key.rule, key.hyperparameters, key.precision);
        directed.add(Trajectory.run(apart, key.scenario));
      }
      for (int seed = 0; seed < count; seed++) {
        samples.add(run(new RoundingBackend(key.precision, seed), key));
      }
    }
    List<List<double[]>> tolerance = new ArrayList<>();
    for (int t = 1; t <= centre.steps().size(); t++) {
      List<double[]> step = new ArrayList<>();
      for (int p = 0; p < centre.steps().get(t - 1).size(); p++) {
        double[] previous =
            t > key.scenario.parameters().get(p).since() ? tolerance.get(t - 2).get(p) : null;
        step.add(spread(key, centre, samples, directed, t, p, previous));
      }
      tolerance.add(step);
    }
    return tolerance;
  }

  private static double[] spread(
      Key key,
      Trajectory centre,
      List<Trajectory> samples,
      List<Trajectory> directed,
      int t,
      int p,
      double[] previous) {
    Values after = centre.steps().get(t - 1).get(p);
    double[] tolerance = new double[after.size()];
    for (int i = 0; i < tolerance.length; i++) {
      double sum = 0;
      for (Trajectory sample : samples) {
        double error = sample.after(t, p, i) - after.get(i);
        sum += error * error;
      }
      double deviation = samples.isEmpty() ? 0 : Math.sqrt(sum / samples.size());
      double drift = 0;
      for (Trajectory run : directed) {
        drift = Math.max(drift, Math.abs(run.after(t, p, i) - after.get(i)));
      }
      double size =
          Math.max(Math.abs(after.get(i)), Math.abs(centre.before(key.scenario, t, p, i)));
      Precision grid = key.precision == Precision.EXACT ? Precision.FLOAT64 : key.precision;
      double fresh = DEVIATIONS * deviation + drift + ULPS * grid.ulp(size);
      double allowed = previous == null ? fresh : Math.max(previous[i], fresh);
      tolerance[i] = Double.isFinite(allowed) ? allowed : Double.POSITIVE_INFINITY;
    }
    return tolerance;
  }
}
