package org.gradmark.initializers.activation;

import java.util.List;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.initializer.InitializerMistake;
import org.gradmark.core.initializer.Start;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.statistics.MomentTest;
import org.gradmark.core.system.InitializerSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.initializers.claims.Family;
import org.gradmark.initializers.claims.Findings;
import org.gradmark.initializers.claims.Kernels;
import org.gradmark.initializers.claims.Probe;
import org.gradmark.initializers.claims.Statement;
import org.gradmark.initializers.variance.Fans;

/**
 * Initialization of layers that follow a snake activation.
 *
 * <pre>
 *   snake(x) = x + sin²(a x) / a
 *   V = 1 + (1 + exp(-8 a²) - 2 exp(-4 a²)) / (8 a²)
 *   w ~ U[-b, b],   b = sqrt(3 / (V fan_in))
 * </pre>
 *
 * <p>V is the variance of snake(z) for a standard normal z. The paper divides the activation by its
 * root; here the weights that meet it are divided, which is the same net. It is the variance that
 * is kept, not the second moment: the mean of snake(z) is not zero.
 */
public final class Snake {

  static final Hyperparameter FREQUENCY =
      new Hyperparameter("a", "frequency of the activation", 1e-2, 1e3, 0.5);

  private static final String VARIANCE = "the variance behind the activation is not 1";

  static final InitializerMistake NOT_CORRECTED =
      mistake(
          "variance-not-corrected", "the variance of the activation is left out", s -> s.scalar(1));
  static final InitializerMistake NOT_SQUARED =
      mistake("a-not-squared", "a is not squared", s -> variance(s, s.get(FREQUENCY)));
  static final InitializerMistake MEAN_INCLUDED =
      mistake(
          "mean-included",
          "the square of the mean is counted in the variance",
          s -> variance(s).plus(mean(s).square()));

  public static final InitializerSystem SYSTEM =
      InitializerSystem.named("snake-uniform")
          .title("Snake initialization")
          .source(
              "Liu, Hartwig, Ueda, Neural Networks Fail to Learn Periodic Functions and How to Fix"
                  + " It, NeurIPS 2020, arXiv:2006.08195, section 4.2")
          .rows("A139.1")
          .hyperparameters(FREQUENCY)
          .tried(FREQUENCY, 0.2)
          .paper(
              "U[-b, b], b = sqrt(3 / (V fan_in)), V = Var snake(z)",
              s -> rule(s, variance(s)),
              (k, h) -> Fans.uniformLaw(1 / (integrated(h.get(FREQUENCY)) * k.fanIn())))
          .mistakes(
              Fans.SWAPPED,
              Fans.NO_WINDOW,
              Fans.TWO_AXES,
              Fans.NO_GROUPS,
              Fans.SECOND_AXIS,
              Fans.LAST_AXES,
              Fans.NO_ROOT_3,
              Fans.TWICE)
          .claims(Family::independent, Snake::claims)
          .build();

  private Snake() {}

  private static List<Claim<InitializerSubject>> claims(InitializerSystem system) {
    return List.of(
        Statement.claim(
                "SNAKE-01",
                "unit-variance",
                "A sum of snakes of standard normal numbers has variance 1.",
                "variance of the activation by quadrature; Bernstein's inequality")
            .tried()
            .rejecting(
                VARIANCE,
                NOT_CORRECTED,
                NOT_SQUARED,
                MEAN_INCLUDED,
                InitializerMistake.hardCoded(FREQUENCY, 0.5))
            .of(system, Snake::unitVariance));
  }

  /** Given the weights, the variance of a sum is that of the activation times their squares. */
  private static Outcome unitVariance(Probe probe) {
    Kernel kernel = Kernels.accepted(probe.subject(), Kernel.dense(256, 480));
    double variance = 1 / (integrated(probe.settings().get(FREQUENCY)) * kernel.in());
    MomentTest test = MomentTest.ofSquares(probe.fill(kernel), Fans.uniformLaw(variance));
    Findings findings = new Findings(1);
    findings.add(test.pValue(), "its mean over units is " + Findings.brief(test.ratio()));
    return findings.outcome("the variance behind the activation is 1", VARIANCE);
  }

  /** Var snake(z) by the trapezoidal rule, without its formula. */
  private static double integrated(double a) {
    double step = 1.0 / 64 / Math.max(1, a);
    int half = (int) Math.ceil(10 / step);
    double first = 0;
    double second = 0;
    for (int i = -half; i <= half; i++) {
      double z = i * step;
      double density = step * StrictMath.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
      double y = z + StrictMath.pow(StrictMath.sin(a * z), 2) / a;
      first += density * y;
      second += density * y * y;
    }
    return second - first * first;
  }

  private static Tensor rule(Start s, Tensor variance) {
    return Fans.uniform(s, s.scalar(1).over(variance.times(s.fanIn())));
  }

  private static Tensor variance(Start s) {
    return variance(s, s.get(FREQUENCY).square());
  }

  private static Tensor variance(Start s, Tensor square) {
    Tensor once = square.times(-4).exp();
    return once.square().plus(1).minus(once.times(2)).over(square.times(8)).plus(1);
  }

  private static Tensor mean(Start s) {
    Tensor a = s.get(FREQUENCY);
    return a.square().times(-2).exp().oneMinus().over(a.times(2));
  }

  private static InitializerMistake mistake(
      String id, String cause, java.util.function.Function<Start, Tensor> variance) {
    return InitializerMistake.rule(id, cause, s -> rule(s, variance.apply(s)));
  }
}
