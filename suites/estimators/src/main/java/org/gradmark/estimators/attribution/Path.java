package org.gradmark.estimators.attribution;

import java.util.Arrays;
import java.util.List;
import org.gradmark.core.contract.FunctionOracle;
import org.gradmark.core.estimator.Drawn;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Law;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.estimators.functions.SmallNetwork;

/**
 * Sums along the straight path from a baseline to an input. Inputs: {@code x} and {@code baseline},
 * rows {@code [1,d]}, and {@code steps}, the row {@code 1, ..., m}, whose length is the number of
 * steps. Attributions are {@code [1,d]}.
 */
final class Path {

  static final EstimatorMistake LOCAL =
      EstimatorMistake.rule(
          "gradient-times-input",
          "the gradient is taken at the input alone",
          s -> s.gradient(s.input("x")).times(difference(s)));
  static final EstimatorMistake NO_BASELINE =
      EstimatorMistake.input(
          "baseline-zero", "the baseline is taken for zero", "baseline", (s, b) -> b.times(0));
  static final EstimatorMistake REVERSED =
      EstimatorMistake.scaled("reversed", "the difference is that of baseline and input", -1);
  static final EstimatorMistake SUM =
      EstimatorMistake.result(
          "sum-for-mean",
          "the gradients are summed, not averaged",
          (s, a) -> a.times(s.input("steps").shape().columns()));
  static final EstimatorMistake LENGTH =
      EstimatorMistake.result(
          "length-for-difference",
          "the gradients are multiplied by the length of the path, not by the difference",
          (s, a) -> a.over(difference(s)).times(difference(s).norm2()));

  /** One coordinate after the other: complete, but it depends on the order of the inputs. */
  static final EstimatorMistake CORNERS =
      EstimatorMistake.rule(
          "coordinate-path",
          "the path goes along one coordinate after the other",
          s -> {
            int d = s.input("x").shape().columns();
            int m = s.input("steps").shape().columns();
            Tensor nodes = s.input("steps").minus(0.5).over(m).transpose();
            Tensor sum = s.input("x").times(0);
            for (int i = 0; i < d; i++) {
              double[] before = new double[d];
              double[] here = new double[d];
              Arrays.fill(before, 0, i, 1);
              here[i] = 1;
              Tensor gone = Rows.of(s.backend(), before);
              Tensor moving = Rows.of(s.backend(), here);
              Tensor share = nodes.times(moving).plus(gone);
              Tensor points = share.times(difference(s)).plus(s.input("baseline"));
              Tensor mean = s.gradient(points).mean(Axis.COLUMN);
              sum = sum.plus(mean.times(moving).times(difference(s)));
            }
            return sum;
          });

  /** What reads the weights of a network instead of asking the function. */
  static final EstimatorMistake WEIGHTS =
      EstimatorMistake.rule(
          "weights-for-gradient",
          "relevance is read off the weights of the layers",
          s -> {
            if (!(s.function() instanceof SmallNetwork network)) {
              throw new UnsupportedOperationException("only a network has weights");
            }
            Tensor through =
                network
                    .hidden()
                    .on(s.backend())
                    .abs()
                    .matmul(network.output().on(s.backend()).abs());
            Tensor chosen = through.matmul(network.label().on(s.backend()).transpose());
            return chosen.transpose().times(difference(s));
          });

  private Path() {}

  /** A question with m steps. */
  static Setting setting(FunctionOracle f, int m, double[] x, double[] baseline) {
    double[] steps = new double[m];
    for (int k = 0; k < m; k++) {
      steps[k] = k + 1;
    }
    return Setting.named(f.name() + ", " + m + " steps")
        .function(f)
        .input("x", x)
        .input("baseline", baseline)
        .input("steps", steps);
  }

  /** x - x'. */
  static Tensor difference(Sample s) {
    return s.input("x").minus(s.input("baseline"));
  }

  /** The number of steps. */
  static int steps(Sample s) {
    return s.input("steps").shape().columns();
  }

  /** The gradients at shares of the way, weighted, times the difference; both are {@code [1,k]}. */
  static Tensor along(Sample s, Tensor shares, Tensor weights) {
    Tensor points = shares.transpose().times(difference(s)).plus(s.input("baseline"));
    return weights.matmul(s.gradient(points)).times(difference(s));
  }

  /** With equal weights 1/m. */
  static Tensor evenly(Sample s, Tensor shares) {
    return along(s, shares, shares.times(0).plus(1).over(steps(s)));
  }

  /** All gradients alike, those at both ends by half; divided by m. */
  static Tensor halvedEnds(Sample s, Tensor shares) {
    double[] weights = new double[shares.shape().columns()];
    Arrays.fill(weights, 1);
    weights[0] = 0.5;
    weights[weights.length - 1] = 0.5;
    return along(s, shares, Rows.of(s.backend(), weights).over(steps(s)));
  }

  /** The Gauss–Legendre rule with m nodes. */
  static Tensor gauss(Sample s) {
    List<Drawn> rule = Law.uniform("node", Shape.of(1, 1), steps(s)).outcomes();
    double[] nodes = rule.stream().mapToDouble(n -> n.values().get("node").get(0)).toArray();
    double[] weights = rule.stream().mapToDouble(Drawn::probability).toArray();
    return along(s, Rows.of(s.backend(), nodes), Rows.of(s.backend(), weights));
  }
}
