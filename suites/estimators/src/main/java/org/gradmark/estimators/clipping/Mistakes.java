package org.gradmark.estimators.clipping;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;

/** Mistakes that are made with every clipping, and with every norm. */
final class Mistakes {

  /** As many elements as a thread, a vector register or a chunk may take at once. */
  private static final int FEW = 64;

  private static final int BLOCK = 1024;

  static final EstimatorMistake NOTHING =
      EstimatorMistake.rule("not-clipped", "nothing is clipped", Model::all);
  static final EstimatorMistake JUST_ABOVE =
      tolerant("just-above-left", "what is just above the limit is not clipped", 1.001);
  private static final EstimatorMistake ABOVE_QUARTER =
      tolerant("clips-above-five-quarters", "nothing below 1.25 times the limit is clipped", 1.25);
  static final EstimatorMistake ABOVE_MORE =
      tolerant("clips-above-three-halves", "nothing below 1.5 times the limit is clipped", 1.5);
  static final EstimatorMistake ABOVE_TWICE =
      tolerant("clips-above-twice", "nothing below twice the limit is clipped", 2);
  private static final EstimatorMistake[] FLOORED = {
    floored("factor-at-least-1e-2", 100),
    floored("factor-at-least-1e-3", 1000),
    floored("factor-at-least-1e-6", 1_000_000)
  };
  private static final EstimatorMistake FIRST_LEFT =
      left("first-tensor-left", "the first tensor is left as it is", (k, i, n) -> k == 1);
  private static final EstimatorMistake LAST_LEFT =
      left("last-tensor-left", "the last tensor is left as it is", (k, i, n) -> k == Model.TENSORS);
  private static final EstimatorMistake TAIL_LEFT =
      left(
          "tail-left",
          "elements of a tensor after the last whole block of 1,024 are left as they are",
          (k, i, n) -> isTail(i, n));

  static final EstimatorMistake SQUARED =
      measured(
          "norm-squared",
          "the squared norm is taken for the norm",
          (s, norm, axis, x) -> Measured.TOGETHER.of(s, norm, axis, x).square());
  static final EstimatorMistake SUM =
      instead("sum-for-norm", "the sum of absolute values is taken for the norm", Measured.SUM);
  static final EstimatorMistake LARGEST =
      instead("largest-element", "the largest element is taken for the norm", Measured.LARGEST);
  static final EstimatorMistake MEAN_SQUARE =
      instead(
          "root-mean-square",
          "the root mean square is taken for the norm",
          Measured.ROOT_MEAN_SQUARE);

  static final EstimatorMistake FIRST =
      measured(
          "first-tensor",
          "the norm of the first tensor is taken for that of all",
          (s, norm, axis, x) -> Measured.TOGETHER.of(s, norm, axis, x[0]));
  static final EstimatorMistake LAST =
      measured(
          "last-tensor-missing",
          "the last tensor is missing in the norm",
          (s, norm, axis, x) ->
              Measured.TOGETHER.of(s, norm, axis, Arrays.copyOf(x, x.length - 1)));
  static final EstimatorMistake NORMS_ADDED =
      measured(
          "norms-added",
          "the norms of the tensors are added, not their squares",
          (s, norm, axis, x) ->
              Arrays.stream(x)
                  .map(one -> Measured.TOGETHER.of(s, norm, axis, one))
                  .reduce(Tensor::plus)
                  .orElseThrow());

  private static final EstimatorMistake FIRST_FEW =
      partly("norm-of-first-64", "the norm is that of the first 64 elements", (i, n) -> i < FEW);
  private static final EstimatorMistake FIRST_BLOCK =
      partly(
          "norm-of-first-1024",
          "the norm is that of the first 1,024 elements",
          (i, n) -> i < BLOCK);
  private static final EstimatorMistake NO_TAIL =
      partly(
          "norm-of-whole-blocks",
          "elements after the last whole block of 1,024 are missing in the norm",
          (i, n) -> !isTail(i, n));

  private Mistakes() {}

  /** What goes wrong with every clipping, whatever is measured. */
  static EstimatorMistake[] all() {
    return Stream.of(
            new EstimatorMistake[] {NOTHING, JUST_ABOVE, ABOVE_QUARTER, ABOVE_MORE, ABOVE_TWICE},
            FLOORED,
            ofTensors())
        .flatMap(Arrays::stream)
        .toArray(EstimatorMistake[]::new);
  }

  /** What goes wrong with gradients that explode. */
  static EstimatorMistake[] ofExploding() {
    return FLOORED.clone();
  }

  /** What goes wrong with one of the tensors. */
  static EstimatorMistake[] ofTensors() {
    return new EstimatorMistake[] {FIRST_LEFT, LAST_LEFT};
  }

  /** What is taken for the norm of a tensor, or of all together. */
  static EstimatorMistake[] ofNorms() {
    return new EstimatorMistake[] {SQUARED, SUM, LARGEST, MEAN_SQUARE};
  }

  /** What goes wrong where tensors are measured together. */
  static EstimatorMistake[] ofAllTensors() {
    return new EstimatorMistake[] {FIRST, LAST, NORMS_ADDED};
  }

  /** What goes wrong with more than a block of 1,024 elements. */
  static EstimatorMistake[] ofBlocks() {
    return new EstimatorMistake[] {TAIL_LEFT};
  }

  /** The same, where a norm is measured. */
  static EstimatorMistake[] ofBlocksOfNorms() {
    return new EstimatorMistake[] {TAIL_LEFT, FIRST_FEW, FIRST_BLOCK, NO_TAIL};
  }

  /** A mistake of whoever measures. */
  static EstimatorMistake measured(String id, String cause, Measured.Measure wrong) {
    return EstimatorMistake.seeing(id, cause, s -> new Measured(s, wrong, Measured.AT_MOST_ONE));
  }

  /** Another norm. */
  static EstimatorMistake instead(String id, String cause, Measured.Norm wrong) {
    return measured(id, cause, (s, norm, axis, x) -> Measured.TOGETHER.of(s, wrong, axis, x));
  }

  /** Another factor made of the right norm. */
  static EstimatorMistake factor(String id, String cause, Measured.Factor wrong) {
    return EstimatorMistake.seeing(id, cause, s -> new Measured(s, Measured.TOGETHER, wrong));
  }

  /** Which elements, of how many, are looked at. */
  @FunctionalInterface
  private interface Looked {
    boolean at(int index, int size);
  }

  /** The norm of some elements of each tensor, or of each unit of it; a mean is that of those. */
  private static EstimatorMistake partly(String id, String cause, Looked looked) {
    return measured(
        id,
        cause,
        (s, norm, axis, tensors) -> {
          UnaryOperator<Tensor> cut = x -> looked(x, axis, looked).where(x, x.times(0));
          Tensor[] some = Arrays.stream(tensors).map(cut).toArray(Tensor[]::new);
          Tensor of = Measured.TOGETHER.of(s, norm, axis, some);
          return norm == Measured.ROOT_MEAN_SQUARE
              ? of.over(norm.of(looked(tensors[0], axis, looked), axis))
              : of;
        });
  }

  /** 1 for what is looked at, else 0. */
  private static Tensor looked(Tensor x, Axis axis, Looked looked) {
    Shape shape = x.shape();
    int size = shape.size() / axis.reduce(shape).size();
    double[] mask = new double[shape.size()];
    Arrays.setAll(mask, i -> looked.at(i % size, size) ? 1 : 0);
    return x.backend().tensor(shape, mask);
  }

  private static boolean isTail(int index, int size) {
    return size > BLOCK && index >= size / BLOCK * BLOCK;
  }

  /** Which elements, of how many, of which tensor are left as they are. */
  @FunctionalInterface
  private interface Left {
    boolean at(int tensor, int index, int size);
  }

  private static EstimatorMistake left(String id, String cause, Left left) {
    return EstimatorMistake.result(
        id,
        cause,
        (s, clipped) -> {
          double[] mask = new double[clipped.shape().size()];
          int from = 0;
          for (int k = 1; k <= Model.TENSORS; k++) {
            int size = Model.gradient(s, k).shape().size();
            for (int i = 0; i < size; i++) {
              mask[from++] = left.at(k, i, size) ? 1 : 0;
            }
          }
          return Rows.of(s.backend(), mask).where(Model.all(s), clipped);
        });
  }

  /** What would be made shorter by more than the factor is made shorter by that. */
  private static EstimatorMistake floored(String id, int factor) {
    return EstimatorMistake.result(
        id,
        String.format(Locale.ROOT, "nothing is made more than %,d times as small", factor),
        (s, clipped) -> {
          Tensor g = Model.all(s);
          Tensor least = g.over(factor);
          return clipped.abs().lessThan(least.abs()).where(least, clipped);
        });
  }

  /** What would be made shorter by less than the factor stays, whatever is measured. */
  private static EstimatorMistake tolerant(String id, String cause, double factor) {
    return EstimatorMistake.result(
        id,
        cause,
        (s, clipped) -> {
          Tensor g = Model.all(s);
          return clipped.abs().times(factor).lessThan(g.abs()).where(clipped, g);
        });
  }
}
