package org.gradmark.estimators.attribution;

import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;
import org.gradmark.estimators.claims.Spread;

/**
 * A network of two layers with ReLU and batch normalisation in its inference form, given by inputs.
 *
 * <pre>
 *   z = (x W1 - mean) gain/sqrt(variance + eps) + shift,  f = relu(z) W2 + bias
 * </pre>
 *
 * {@code x [1,d]}, {@code hidden [d,h]}, {@code mean}, {@code variance}, {@code gain}, {@code
 * shift} {@code [1,h]}, {@code output [h,1]}, {@code bias [1,1]}.
 */
final class ReluNetwork {

  private ReluNetwork() {}

  /** Three inputs, four units, of which some are off. */
  static Setting setting(String name, double... x) {
    return Setting.named("a ReLU network at " + name)
        .input("x", x)
        .input(
            "hidden",
            new Values(
                Shape.of(3, 4), 0.5, -0.75, 0.25, 1, -0.25, 0.5, 0.875, -0.5, 0.625, 0.25, -1, 0.5))
        .input("mean", 0.25, -0.5, 0.125, 0.75)
        .input("variance", 0.5, 2, 1.25, 0.25)
        .input("gain", 1.5, -0.5, 0.75, 1)
        .input("shift", 0.5, -0.25, 1, -0.125)
        .input("output", new Values(Shape.of(4, 1), 0.75, -1.25, 0.5, 1))
        .input("bias", 0.375);
  }

  /** Five inputs, seven units, of which some are off, and an output layer times a factor. */
  static Setting larger(String name, int salt, double steepness) {
    Values variance = Spread.matrix(1, 7, salt + 2).map(v -> 0.25 + v * v / 4);
    return Setting.named("a ReLU network of " + name)
        .input("x", Spread.row(5, salt))
        .input("hidden", Spread.matrix(5, 7, salt + 1).map(w -> w / 4))
        .input("mean", Spread.matrix(1, 7, salt + 3).map(m -> m / 4))
        .input("variance", variance)
        .input("gain", Spread.row(7, salt + 4))
        .input("shift", Spread.row(7, salt + 5))
        .input("output", Spread.matrix(7, 1, salt + 6).map(w -> steepness * w))
        .input("bias", salt - 2.5);
  }

  /** gain/sqrt(variance + eps). */
  static Tensor scale(Sample s) {
    return s.input("gain").over(s.input("variance").plus(s.get(FullGrad.EPS)).sqrt());
  }

  static Tensor preActivations(Sample s) {
    Tensor z = s.input("x").matmul(s.input("hidden")).minus(s.input("mean"));
    return z.times(scale(s)).plus(s.input("shift"));
  }

  /** The derivative of f with respect to z, {@code [1,h]}. */
  static Tensor back(Sample s) {
    Tensor on = preActivations(s).greaterThan(s.backend().scalar(0));
    return on.times(s.input("output").transpose());
  }

  /** f(x), {@code [1,1]}. */
  static Tensor value(Sample s) {
    Tensor a = preActivations(s).max(s.backend().scalar(0));
    return a.matmul(s.input("output")).plus(s.input("bias"));
  }

  /** The parts of inputs, hidden units and output, in one row {@code [1, d + h + 1]}. */
  static Tensor parts(Sample s, Tensor back, Tensor hiddenBias, Tensor outputBias) {
    Tensor gradient = back.times(scale(s)).matmul(s.input("hidden").transpose());
    return Rows.join(gradient.times(s.input("x")), back.times(hiddenBias), outputBias);
  }
}
