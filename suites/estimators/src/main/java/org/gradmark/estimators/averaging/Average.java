package org.gradmark.estimators.averaging;

import java.util.function.BiFunction;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;
import org.gradmark.estimators.claims.Spread;

/**
 * What averages of parameters are made of. The input {@code start} {@code [1,d]} is the parameters
 * before the first step, row t - 1 of {@code parameters} {@code [n,d]} those after step t = 1, …,
 * n. The estimate is all n averages, one after the other, {@code [1, n d]}.
 */
final class Average {

  static final EstimatorMistake SQUARES =
      EstimatorMistake.input(
          "squares-averaged",
          "squares of the parameters are averaged",
          "parameters",
          (s, x) -> x.square());
  static final EstimatorMistake LEAKING =
      EstimatorMistake.scaled("weights-below-one", "the weights do not sum to one", 0.99);
  static final EstimatorMistake BEHIND =
      EstimatorMistake.input(
          "one-step-behind",
          "the parameters before the step are averaged, not those after it",
          "parameters",
          (s, x) -> behind(x, s.input("start")));

  private Average() {}

  /** From (-1, 16): (7, 0), (0, 14), (28, -7). */
  static Setting path(String name) {
    return rows(name, new double[] {-1, 16}, 7, 0, 0, 14, 28, -7);
  }

  /** Twelve rows that go up and down, no two differences equal. */
  static Setting walk(String name) {
    double[] rows = new double[24];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = ((i * i * 37 + i * 11) % 101 - 50) / 16.0;
    }
    return rows(name, new double[] {2.5, -1.75}, rows);
  }

  /** Nothing moves. */
  static Setting still(String name) {
    double[] rows = new double[12];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = i % 2 == 0 ? 1.5 : -0.375;
    }
    return rows(name, new double[] {1.5, -0.375}, rows);
  }

  /** Twelve rows of five numbers, times a factor. */
  static Setting wide(String name, int salt, double factor) {
    Setting plain = rows(name, Spread.row(5, salt), Spread.row(60, salt + 1));
    return plain
        .input("start", plain.inputs().get("start").map(x -> factor * x))
        .input("parameters", plain.inputs().get("parameters").map(x -> factor * x));
  }

  private static Setting rows(String name, double[] start, double... rows) {
    return Setting.named(name)
        .input("start", start)
        .input("parameters", new Values(Shape.of(rows.length / start.length, start.length), rows));
  }

  /** Parameters and start are four times as large. */
  static Inquiry fourfold(Inquiry inquiry) {
    Values start = inquiry.inputs().get("start");
    Values parameters = inquiry.inputs().get("parameters");
    return inquiry
        .withInput("start", start.map(x -> 4 * x))
        .withInput("parameters", parameters.map(x -> 4 * x));
  }

  /** Number of steps. */
  static int steps(Sample s) {
    return s.input("parameters").shape().rows();
  }

  /** The parameters after step t, from 1, {@code [1,d]}. */
  static Tensor after(Sample s, int t) {
    return s.called("x", Rows.row(s.input("parameters"), t - 1));
  }

  static Tensor zero(Sample s) {
    return s.input("start").times(0);
  }

  /** The averages that a recursion makes: of the average before and t = 1, …, n. */
  static Tensor walked(Sample s, Tensor start, BiFunction<Tensor, Integer, Tensor> step) {
    Tensor[] all = new Tensor[steps(s)];
    Tensor average = start;
    for (int t = 1; t <= all.length; t++) {
      Tensor before = s.called("average[t-1]", average);
      average = s.called("average", step.apply(before, t));
      all[t - 1] = average;
    }
    return Rows.join(all);
  }

  private static Tensor behind(Tensor rows, Tensor start) {
    Tensor[] moved = new Tensor[rows.shape().rows()];
    for (int i = 0; i < moved.length; i++) {
      moved[i] = i == 0 ? start : Rows.row(rows, i - 1);
    }
    return Rows.stack(moved);
  }
}
