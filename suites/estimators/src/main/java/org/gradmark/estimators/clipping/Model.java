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

  static final int TENSORS = 3;

  private static final Shape WIDE = Shape.of(3, 1367);
  private static final Shape TALL = Shape.of(1024, 4);

  /** Elements after the last block of 1,024. */
  private static final int LAST = 5;

  /**
   * Gradients explode: by so much that a factor with a floor shows, and no more, so that float32
   * holds the fourth powers that a rule may make of them.
   */
  static final double EXPLODED = Math.scalb(1, 13);

  static final double EXPLODED_FAR = Math.scalb(1, 27);

  private Model() {}

  /** Norms 9, 2 and 6, of all 11, times a factor. */
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
    return layer(setting, prefix, Shape.of(7, 5), salt, factor);
  }

  private static Setting layer(
      Setting setting, String prefix, Shape weight, int salt, double factor) {
    int units = weight.rows();
    return setting
        .input(prefix + 1, Spread.matrix(units, weight.columns(), salt).map(x -> factor * x))
        .input(prefix + 2, Spread.matrix(1, units, salt + 1).map(x -> factor * x))
        .input(prefix + 3, Spread.matrix(1, 1, salt + 2).map(x -> factor * x));
  }

  /** Three units of 1,367 inputs: five more elements than whole blocks of any size hold. */
  static Setting wide() {
    return large("a tensor of 4,101 elements", WIDE);
  }

  /** 1,024 units of four inputs: whole blocks of any size. */
  static Setting tall() {
    return large("a tensor of 4,096 elements", TALL);
  }

  /** With the parameters, too. */
  static Setting largeParameters(Setting gradients) {
    Shape weight = gradients.inputs().get("gradient_1").shape();
    return layer(gradients, "parameter_", weight, 7, 1);
  }

  /** The last elements are the largest, so that it shows if they are forgotten. */
  private static Setting large(String name, Shape weight) {
    Setting setting = layer(Setting.named(name), "gradient_", weight, 1, 1);
    double[] elements = setting.inputs().get("gradient_1").toArray();
    for (int i = elements.length - LAST; i < elements.length; i++) {
      elements[i] *= 16;
    }
    return setting.input("gradient_1", new Values(weight, elements));
  }

  /** A gradient that is zero but for the weight. */
  static Setting weightOnly(String name) {
    double[] none = {0, 0, 0};
    double[] weight = {4, -1, 0, 0, 8, 0};
    return with(Setting.named(name), "gradient_", 1, weight, none, new double[] {0});
  }

  /** The second unit of the weight has an element that is not finite. */
  static Setting nonFinite(String name, double element) {
    return with(
        Setting.named(name),
        "gradient_",
        1,
        new double[] {4, -1, 0, 0, element, 0.5},
        new double[] {0, -2, 0},
        new double[] {6});
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
    Tensor[] gradients = {gradient(s, 1), gradient(s, 2), gradient(s, 3)};
    return s.called("norm", Measured.norm(s, Measured.EUCLIDEAN, Axis.ALL, gradients));
  }

  /** The norm of one of them. */
  static Tensor norm(Sample s, Tensor gradient) {
    return Measured.norm(s, Measured.EUCLIDEAN, Axis.ALL, gradient);
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
