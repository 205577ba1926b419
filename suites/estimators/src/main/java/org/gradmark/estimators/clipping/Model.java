package org.gradmark.estimators.clipping;

import java.util.function.UnaryOperator;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;
import org.gradmark.estimators.claims.Spread;

/**
 * The model whose gradients are clipped: a layer's weight, {@code [2,3]} with a row for each unit,
 * its bias {@code [1,3]}, and a scale {@code [1,1]}; or a larger one. The inputs {@code
 * gradient_1}, {@code gradient_2} and {@code gradient_3} are its gradients, {@code parameter_1} …
 * its parameters. The estimate is the clipped gradients, row by row and one after the other, {@code
 * [1,10]}.
 */
final class Model {

  private static final int TENSORS = 3;

  private Model() {}

  /** Norms 9, 2 and 6: of all, 11. */
  static Setting theNorms(String name) {
    return gradients(name, 1);
  }

  /** The same shape, times a factor. */
  static Setting gradients(String name, double factor) {
    return with(
        Setting.named(name),
        "gradient_",
        factor,
        new double[] {4, -1, 0, 0, 8, 0},
        new double[] {0, -2, 0},
        new double[] {6});
  }

  /** The gradients of a layer of seven units of five inputs each, times a factor. */
  static Setting larger(String name, int salt, double factor) {
    return larger(Setting.named(name), "gradient_", salt, factor);
  }

  /** The same with its parameters, too, times a factor. */
  static Setting largerParameters(Setting setting, int salt, double factor) {
    return larger(setting, "parameter_", salt, factor);
  }

  private static Setting larger(Setting setting, String prefix, int salt, double factor) {
    return setting
        .input(prefix + 1, Spread.matrix(7, 5, salt).map(x -> factor * x))
        .input(prefix + 2, Spread.matrix(1, 7, salt + 1).map(x -> factor * x))
        .input(prefix + 3, Spread.matrix(1, 1, salt + 2).map(x -> factor * x));
  }

  /** A gradient that is zero but for the weight. */
  static Setting weightOnly(String name) {
    double[] none = {0, 0, 0};
    double[] weight = {4, -1, 0, 0, 8, 0};
    return with(Setting.named(name), "gradient_", 1, weight, none, new double[] {0});
  }

  /** With the parameters, too. */
  static Setting parameters(Setting setting, double[] weight, double[] bias, double[] scale) {
    return with(setting, "parameter_", 1, weight, bias, scale);
  }

  private static Setting with(
      Setting setting,
      String prefix,
      double factor,
      double[] weight,
      double[] bias,
      double[] scale) {
    return setting
        .input(prefix + 1, new Values(Shape.of(2, 3), weight).map(x -> factor * x))
        .input(prefix + 2, new Values(Shape.of(1, 3), bias).map(x -> factor * x))
        .input(prefix + 3, new Values(Shape.of(1, 1), scale).map(x -> factor * x));
  }

  /** All gradients times a factor. */
  static Inquiry scaled(Inquiry inquiry, double factor) {
    Inquiry all = inquiry;
    for (int k = 1; k <= TENSORS; k++) {
      Values gradient = inquiry.inputs().get("gradient_" + k);
      all = all.withInput("gradient_" + k, gradient.map(x -> factor * x));
    }
    return all;
  }

  /** The gradient of one tensor, from 1. */
  static Tensor gradient(Sample s, int k) {
    return s.input("gradient_" + k);
  }

  /** All gradients in one row. */
  static Tensor all(Sample s) {
    return s.called("g", each(s, g -> g));
  }

  /** The norm of all gradients together, a scalar. */
  static Tensor norm(Sample s) {
    return s.called("norm", all(s).norm2());
  }

  /** The norm of the first two gradients together. */
  static Tensor normButLast(Sample s) {
    return Rows.join(Rows.flat(gradient(s, 1)), Rows.flat(gradient(s, 2))).norm2();
  }

  /** What is done to each tensor for itself, all in one row. */
  static Tensor each(Sample s, UnaryOperator<Tensor> change) {
    Tensor[] flat = new Tensor[TENSORS];
    for (int k = 1; k <= TENSORS; k++) {
      flat[k - 1] = Rows.flat(change.apply(gradient(s, k)));
    }
    return Rows.join(flat);
  }

  /** Something read off each of the three tensors of a result, such as its norm, {@code [1,3]}. */
  static Tensor ofEach(Tensor result, UnaryOperator<Tensor> reading) {
    return Rows.join(
        reading.apply(Rows.columns(result, 0, 6)),
        reading.apply(Rows.columns(result, 6, 9)),
        reading.apply(Rows.columns(result, 9, 10)));
  }

  /** The norm of a row, {@code [1,1]}. */
  static Tensor rowNorm(Tensor row) {
    return row.square().sum(Axis.ROW).sqrt();
  }
}
