package org.gradmark.estimators.stochastic;

import java.util.Map;
import org.gradmark.core.contract.FunctionOracle;
import org.gradmark.core.estimator.Counted;
import org.gradmark.core.estimator.Drawn;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Law;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.SampleWrapper;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.Cost;
import org.gradmark.estimators.claims.Unbiased;
import org.gradmark.estimators.claims.Variance;
import org.gradmark.estimators.functions.Activation;
import org.gradmark.estimators.functions.Fractions;
import org.gradmark.estimators.functions.Head;
import org.gradmark.estimators.functions.Separable;

/**
 * The measure-valued derivative of E f(x), x ~ N(μ, σ²), for μ: the derivative of the density is a
 * difference of two densities.
 *
 * <pre>
 *   W ~ Rayleigh(1), density w exp(-w²/2)
 *   g ← mean of (f(μ + σ W) - f(μ - σ W)) / (σ √(2π))
 * </pre>
 *
 * <p>The common W is what makes it precise; an independent one for each side is a dialect.
 */
public final class MeasureValued {

  /** Beyond it the density is less than 1e-21. */
  private static final double TAIL = 10;

  /** Exact up to degree 11. */
  private static final int NODES = 6;

  private static final double ROOT = Math.sqrt(2 * Math.PI);

  private static final EstimatorMistake NO_ROOT =
      EstimatorMistake.scaled("constant-missing", "the factor 1/sqrt(2 pi) is missing", ROOT);
  private static final EstimatorMistake NO_SCALE =
      EstimatorMistake.result(
          "not-divided-by-scale",
          "the factor 1/sigma is missing",
          (s, g) -> g.times(s.input("scale")));
  private static final EstimatorMistake WEIBULL =
      EstimatorMistake.draw(
          "rayleigh-scale",
          "the Weibull law with shape 2 is taken with scale 1 instead of sqrt 2",
          "rayleigh",
          (s, w) -> w.over(Math.sqrt(2)));
  private static final EstimatorMistake ONE_SIDE =
      EstimatorMistake.rule(
          "negative-part-missing",
          "the negative part is missing",
          s -> scaled(s, s.value(side(s, "rayleigh", 1))));
  private static final EstimatorMistake SUM =
      EstimatorMistake.result(
          "sum-for-mean",
          "the samples are summed, not averaged",
          (s, g) -> g.times(s.draw("rayleigh").shape().rows()));
  private static final EstimatorMistake FIRST =
      EstimatorMistake.seeing(
          "first-draw-only",
          "only the first sample counts",
          s ->
              new SampleWrapper(s) {
                @Override
                public Tensor draw(String asked) {
                  Tensor w = super.draw(asked);
                  return w.times(0).plus(Rows.row(w, 0));
                }
              });
  private static final EstimatorMistake THRICE =
      EstimatorMistake.rule(
          "value-at-mean-too",
          "f is evaluated at the mean, too",
          s -> paper(s).plus(s.value(s.input("mean")).times(0)));

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.estimator("measure-valued")
          .title("Measure-valued derivative")
          .source(
              "Becker et al., Probabilistic Programming with Programmable Variational Inference,"
                  + " PLDI 2024, arXiv:2406.15742; Pflug, Sampling derivatives of probabilities,"
                  + " 1989")
          .rows("A084.3")
          .paper("(f(mu + sigma W) - f(mu - sigma W)) / (sigma sqrt(2 pi))", MeasureValued::paper)
          .dialect(
              "independent",
              "each side has a W of its own",
              s ->
                  scaled(
                      s,
                      s.value(side(s, "rayleigh", 1))
                          .minus(s.value(side(s, "rayleigh-minus", -1)))))
          .mistakes(NO_ROOT, NO_SCALE, WEIBULL, ONE_SIDE, SUM)
          .claims(
              Unbiased.claim(
                      "MEASURE-01",
                      "unbiased",
                      "The mean is 4 mu^3 + 12 mu sigma^2 for f = x^4.",
                      "E x^4 = mu^4 + 6 mu^2 sigma^2 + 3 sigma^4")
                  .in("paper", "independent")
                  .on(setting(Separable.FOURTH))
                  .mean(
                      s -> {
                        Tensor m = s.input("mean");
                        Tensor cross = m.times(s.input("scale").square()).times(12);
                        return m.pow(3).times(4).plus(cross);
                      })
                  .rejecting(NO_ROOT, NO_SCALE, WEIBULL, ONE_SIDE),
              Variance.claim(
                      "MEASURE-02",
                      "variance",
                      "For f = x^2 and a common W the variance is 4 mu^2 (4/pi - 1).",
                      "E W = sqrt(pi/2), Var W = 2 - pi/2")
                  .on(both(Separable.SQUARE))
                  .each(s -> s.input("mean").square().times(4 * (4 / Math.PI - 1)))
                  .rejecting(NO_ROOT, NO_SCALE, WEIBULL, ONE_SIDE),
              Variance.claim(
                      "MEASURE-03",
                      "independent-variance",
                      "For f = x^2 and an independent W on each side it is (4 mu^2 (2 - pi/2) + 4"
                          + " sigma^2)/pi.",
                      "Var W^2 = 4; the covariances of W and W^2 cancel")
                  .in("independent")
                  .on(both(Separable.SQUARE))
                  .each(
                      s -> {
                        Tensor byMean = s.input("mean").square().times(4 * (2 - Math.PI / 2));
                        Tensor byScale = s.input("scale").square().times(4);
                        return byMean.plus(byScale).over(Math.PI);
                      })
                  .rejecting(NO_ROOT, NO_SCALE, WEIBULL, ONE_SIDE),
              Unbiased.claim(
                      "MEASURE-04",
                      "two-samples",
                      "With two samples the mean is 2 mu for f = x^2.",
                      "E x^2 = mu^2 + sigma^2")
                  .on(
                      Setting.named("x^2, two samples")
                          .input("mean", Gaussian.MEAN)
                          .input("scale", Gaussian.SCALE)
                          .function(Separable.SQUARE)
                          .drawing(paired(rayleigh("rayleigh", Shape.of(2, 1)))))
                  .mean(s -> s.input("mean").times(2))
                  .rejecting(SUM, NO_ROOT),
              Variance.claim(
                      "MEASURE-06",
                      "two-samples-variance",
                      "Two samples halve the variance.",
                      "independent samples")
                  .on(two(Separable.SQUARE))
                  .each(s -> s.input("mean").square().times(2 * (4 / Math.PI - 1)))
                  .rejecting(SUM, FIRST),
              Variance.claim(
                      "MEASURE-07",
                      "independent-two-samples-variance",
                      "Two samples halve the variance with independent sides, too.",
                      "independent samples")
                  .in("independent")
                  .on(two(Separable.SQUARE))
                  .each(
                      s -> {
                        Tensor byMean = s.input("mean").square().times(2 * (2 - Math.PI / 2));
                        Tensor byScale = s.input("scale").square().times(2);
                        return byMean.plus(byScale).over(Math.PI);
                      })
                  .rejecting(SUM, FIRST),
              Cost.claim("MEASURE-05", "cost", "A sample costs two values of f.", "the formula")
                  .in("paper", "independent")
                  .on(both(Separable.SQUARE))
                  .calls(Counted.Call.VALUE, 2)
                  .rejecting(ONE_SIDE, THRICE),
              AsDeclared.claims("MEASURE", 11).on(wide(1), wide(2)).rejectingAll())
          .build();

  private MeasureValued() {}

  private static Tensor paper(Sample s) {
    return scaled(s, s.value(side(s, "rayleigh", 1)).minus(s.value(side(s, "rayleigh", -1))));
  }

  private static Tensor side(Sample s, String draw, double sign) {
    return s.draw(draw).times(s.input("scale")).times(sign).plus(s.input("mean"));
  }

  private static Tensor scaled(Sample s, Tensor difference) {
    return difference.over(s.input("scale")).over(ROOT).mean(Axis.COLUMN);
  }

  private static Law rayleigh(String name, Shape shape) {
    return Law.density(name, shape, w -> w * Math.exp(-w * w / 2), 0, TAIL, NODES);
  }

  /** With a common draw, and a draw for the other side that has the same value. */
  private static Setting setting(FunctionOracle f) {
    return Setting.named(f.name() + " under N(0.75, 1.25^2), Rayleigh draws")
        .input("mean", Gaussian.MEAN)
        .input("scale", Gaussian.SCALE)
        .function(f)
        .drawing(paired(rayleigh("rayleigh", Shape.of(1, 1))));
  }

  /** With independent draws for the two sides. */
  private static Setting both(FunctionOracle f) {
    return setting(f)
        .called(f.name() + " under N(0.75, 1.25^2), two Rayleigh draws")
        .drawing(
            rayleigh("rayleigh", Shape.of(1, 1)).and(rayleigh("rayleigh-minus", Shape.of(1, 1))));
  }

  /** Two samples, with independent draws for the two sides. */
  private static Setting two(FunctionOracle f) {
    return both(f)
        .called(f.name() + ", two samples, two Rayleigh draws each")
        .drawing(
            rayleigh("rayleigh", Shape.of(2, 1)).and(rayleigh("rayleigh-minus", Shape.of(2, 1))));
  }

  /** The other side's draw is there, but the same. */
  private static Law paired(Law law) {
    return Law.finite(law.outcomes().stream().map(MeasureValued::paired).toList());
  }

  private static Drawn paired(Drawn drawn) {
    Values w = drawn.values().get("rayleigh");
    return new Drawn(drawn.probability(), Map.of("rayleigh", w, "rayleigh-minus", w));
  }

  /** Of a quadratic f the scale would cancel. */
  private static Setting wide(int seed) {
    Fractions some = Fractions.of(seed);
    return Gaussian.wide(seed)
        .called("7 samples of a network, numbers of no pattern " + seed)
        .function(some.network(1, 4, 2, Activation.SOFTPLUS, Head.CROSS_ENTROPY));
  }
}
