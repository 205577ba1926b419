package org.gradmark.estimators.local;

import java.util.ArrayList;
import java.util.List;
import org.gradmark.core.estimator.Counted;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Law;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.Cost;
import org.gradmark.estimators.claims.Unbiased;
import org.gradmark.estimators.claims.Variance;
import org.gradmark.estimators.functions.Fractions;
import org.gradmark.estimators.functions.Quadratic;

/**
 * Simultaneous perturbation pixel by pixel: f is the mean of errors e_p, and input {@code reach}
 * {@code [P,d]} is 1 where a parameter contributes to a pixel.
 *
 * <pre>
 *   D ← signs
 *   g_i ← mean over p of reach_pi (e_p(x + c D) - e_p(x - c D))/(2 c D_i)
 * </pre>
 *
 * The global form lets every parameter reach every pixel.
 */
public final class PixelSpsa {

  public static final Hyperparameter WIDTH =
      new Hyperparameter("width", "length c of the perturbation of each parameter", 0, 1e6, 0.01);

  private static final EstimatorMistake NOT_HALVED =
      EstimatorMistake.scaled(
          "not-halved", "the central difference is divided by c, not by 2 c", 2);
  private static final EstimatorMistake NO_SIGN =
      EstimatorMistake.result(
          "sign-lost",
          "the difference is not divided by the sign",
          (s, g) -> g.times(s.draw("signs")));
  private static final EstimatorMistake SUM =
      EstimatorMistake.result(
          "sum-for-mean",
          "the pixels are summed, not averaged",
          (s, g) -> g.times(s.function().components()));
  private static final EstimatorMistake FIRST =
      EstimatorMistake.rule(
          "first-pixel-only",
          "only the first pixel counts",
          s -> difference(s, 0).times(Rows.row(s.input("reach"), 0)).over(2));
  private static final EstimatorMistake CENTRE =
      EstimatorMistake.rule(
          "centre-too",
          "the centre is evaluated besides",
          s -> local(s).plus(s.value(s.input("point")).times(0)));

  private static final Setting CURVED =
      setting(
          "curved pixels",
          Quadratic.of(
              new double[] {2, 0.5, 0, 0, 0.5, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, 1, -0.5, 0, 0),
          Quadratic.of(
              new double[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, -1, 0, 0, -1, 0.5}, 0, 0, 0.25, 2));
  private static final Setting SHARED =
      setting(
              "pixels that share a parameter",
              Quadratic.of(
                  new double[] {2, 0.5, 0, 0, 0.5, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, 1, -0.5, 0, 0),
              Quadratic.of(
                  new double[] {0, 0, 0, 0, 0, 1, 0.5, 0, 0, 0.5, 2, 0, 0, 0, 0, 1}, 0, 0.5, -1, 2))
          .input("reach", new Values(Shape.of(2, 4), 1, 1, 0, 0, 0, 1, 1, 1));
  private static final Setting STRAIGHT =
      setting("linear pixels", Quadratic.linear(3, -1, 0, 0), Quadratic.linear(0, 0, 0.5, 2));

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.estimator("pixel-spsa")
          .title("Simultaneous perturbation per pixel")
          .source(
              "Deliot, Heitz, Belcour, Transforming a Non-Differentiable Rasterizer into a Differentiable One with"
                  + " Stochastic Gradient Estimation, 2024, arXiv:2404.09758")
          .rows("A052.1")
          .hyperparameters(WIDTH)
          .paper("a parameter gets the differences of its own pixels", PixelSpsa::local)
          .dialect("global", "a parameter gets the differences of all pixels", PixelSpsa::global)
          .mistakes(NOT_HALVED, NO_SIGN, SUM)
          .mistakesIn(List.of("paper"), FIRST)
          .claims(
              Unbiased.claim(
                      "PIXS-01",
                      "unbiased",
                      "For quadratic errors the mean over all signs is the gradient, whatever the width.",
                      "even terms cancel, signs are uncorrelated")
                  .in("paper", "global")
                  .on(CURVED, SHARED)
                  .mean(s -> s.gradient(s.input("point")))
                  .rejecting(NOT_HALVED, NO_SIGN, SUM),
              Variance.claim(
                      "PIXS-02",
                      "local-variance",
                      "For pixels without common parameters the variance of element i is that of its pixel: |g_p|^2 - g_i^2.",
                      "E D_i D_j = 0")
                  .on(STRAIGHT)
                  .each(
                      s -> {
                        Tensor squares = s.gradient(s.input("point")).square();
                        Tensor reach = s.input("reach");
                        Tensor own = squares.matmul(reach.transpose()).matmul(reach);
                        return own.minus(squares);
                      })
                  .rejecting(NOT_HALVED, NO_SIGN, SUM, FIRST),
              Variance.claim(
                      "PIXS-03",
                      "global-variance",
                      "In the global form it is |g|^2 - g_i^2: it grows with the number of pixels.",
                      "E D_i D_j = 0")
                  .in("global")
                  .on(STRAIGHT)
                  .each(
                      s -> {
                        Tensor squares = s.gradient(s.input("point")).square();
                        return squares.sum(Axis.ALL).minus(squares);
                      })
                  .rejecting(NOT_HALVED, NO_SIGN, SUM),
              Cost.claim("PIXS-04", "cost", "It costs two values of each pixel.", "the formula")
                  .on(CURVED)
                  .calls(Counted.Call.VALUE, 4)
                  .rejecting(CENTRE),
              AsDeclared.claims("PIXS", 11).on(wide(1, 0.5), wide(2, 2)).rejectingAll())
          .build();

  private PixelSpsa() {}

  private static Tensor difference(Sample s, int pixel) {
    Tensor move = s.draw("signs").times(s.get(WIDTH));
    var error = s.function().component(pixel);
    Tensor rise =
        error.value(s.input("point").plus(move)).minus(error.value(s.input("point").minus(move)));
    return rise.over(move.times(2));
  }

  private static Tensor local(Sample s) {
    int pixels = s.function().components();
    Tensor sum = s.input("point").times(0);
    for (int p = 0; p < pixels; p++) {
      sum = sum.plus(difference(s, p).times(Rows.row(s.input("reach"), p)));
    }
    return sum.over(pixels);
  }

  private static Tensor global(Sample s) {
    int pixels = s.function().components();
    Tensor sum = s.input("point").times(0);
    for (int p = 0; p < pixels; p++) {
      sum = sum.plus(difference(s, p));
    }
    return sum.over(pixels);
  }

  private static Setting setting(String name, Quadratic... pixels) {
    return Setting.named(name)
        .input("point", 0.5, -0.75, 1.25, 1)
        .input("reach", new Values(Shape.of(2, 4), 1, 1, 0, 0, 0, 0, 1, 1))
        .function(new Pixels(List.of(pixels)))
        .with(WIDTH, 0.5)
        .drawing(Law.signs("signs", Shape.of(1, 4)));
  }

  /** Seven pixels of five parameters, each of which sees some; numbers of no pattern. */
  private static Setting wide(int seed, double width) {
    Fractions some = Fractions.of(seed);
    Values reach = some.signs(7, 5).map(x -> x > 0 ? 1 : 0);
    List<Quadratic> pixels = new ArrayList<>();
    for (int p = 0; p < 7; p++) {
      double[] hessian = some.symmetric(5).toArray();
      double[] slope = some.matrix(1, 5).toArray();
      for (int i = 0; i < 25; i++) {
        hessian[i] *= reach.get(p * 5 + i / 5) * reach.get(p * 5 + i % 5);
      }
      for (int i = 0; i < 5; i++) {
        slope[i] *= reach.get(p * 5 + i);
      }
      pixels.add(new Quadratic(hessian, slope, some.number()));
    }
    return Setting.named("7 pixels of 5 parameters, numbers of no pattern " + seed)
        .input("point", some.matrix(1, 5))
        .input("reach", reach)
        .function(new Pixels(pixels))
        .with(WIDTH, width)
        .drawing(Law.given("signs", some.signs(1, 5)));
  }
}
