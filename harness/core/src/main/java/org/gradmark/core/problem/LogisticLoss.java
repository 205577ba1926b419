package org.gradmark.core.problem;

import java.util.Arrays;
import java.util.List;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;

/**
 * The loss of one example, {@code f(x) = log(1 + exp(-<a, x>)) + lambda/2 ||x||^2}, where {@code a}
 * is the features times the label's sign: {@code L = ||a||^2/4 + lambda}, {@code mu = lambda}
 * ({@code lambda} in all directions but one).
 *
 * @param row a, a vector, not 0
 * @param ridge lambda, positive
 */
public record LogisticLoss(Values row, double ridge) implements Problem {

  /** Checks the numbers. */
  public LogisticLoss {
    if (!row.isFinite() || Arrays.stream(row.toArray()).allMatch(a -> a == 0)) {
      throw new IllegalArgumentException(
          "logistic: row " + row + "; its numbers must be finite and not all 0");
    }
    Arguments.positive("logistic", "ridge", ridge);
  }

  @Override
  public String name() {
    String numbers = Arguments.spelled(row.toArray());
    return "logistic[" + numbers + ",ridge=" + Arguments.spelled(ridge) + "]";
  }

  private double square() {
    return Arrays.stream(row.toArray()).map(a -> a * a).sum();
  }

  /** {@code t a} with {@code lambda t = 1/(1 + exp(t ||a||^2))}, by Newton's method. */
  @Override
  public Values minimiser() {
    double square = square();
    double t = 0;
    // Convex and falling from t = 0 on: Newton's steps from the left never go too far.
    for (int k = 0; k < 100; k++) {
      double p = 1 / (1 + StrictMath.exp(t * square));
      double step = (p - ridge * t) / (ridge + p * (1 - p) * square);
      t += step;
      if (Math.abs(step) <= Math.ulp(t)) {
        break;
      }
    }
    double factor = t;
    return row.map(a -> a * factor);
  }

  @Override
  public double minimum() {
    double[] x = minimiser().toArray();
    double margin = 0;
    double norm = 0;
    for (int i = 0; i < x.length; i++) {
      margin += row.get(i) * x[i];
      norm += x[i] * x[i];
    }
    return StrictMath.log1p(StrictMath.exp(-margin)) + ridge / 2 * norm;
  }

  @Override
  public double smoothness() {
    return square() / 4 + ridge;
  }

  @Override
  public double strongConvexity() {
    return ridge;
  }

  private Tensor margin(Backend backend, Tensor x) {
    return Vectors.dot(row.on(backend), Arguments.vector(this::name, x, row.size()));
  }

  /** Without overflow: {@code max(-m, 0) + log(1 + exp(-|m|))}. */
  @Override
  public Tensor value(Backend backend, List<Tensor> at) {
    Tensor margin = margin(backend, at.get(0));
    Tensor tail = margin.abs().negate().exp().plus(1).log();
    Tensor loss = margin.negate().max(backend.scalar(0)).plus(tail);
    return loss.plus(Vectors.dot(at.get(0), at.get(0)).times(ridge).over(2));
  }

  /** {@code lambda x - a p} with {@code p = 1/(1 + exp(m))}. */
  @Override
  public List<Tensor> gradient(Backend backend, List<Tensor> at) {
    Tensor tail = margin(backend, at.get(0)).exp().plus(1);
    Tensor pull = row.on(backend).over(tail);
    return List.of(at.get(0).times(ridge).minus(pull));
  }

  /** {@code lambda d + a p (1 - p) <a, d>} with {@code p = 1/(1 + exp(m))}. */
  @Override
  public List<Tensor> hessianVector(Backend backend, List<Tensor> at, List<Tensor> direction) {
    // Of the margin's size: exp(m) itself may overflow, and infinity times zero is NaN.
    Tensor small = margin(backend, at.get(0)).abs().negate().exp();
    Tensor bend = small.over(small.plus(1).square());
    Tensor along = bend.times(margin(backend, direction.get(0)));
    return List.of(direction.get(0).times(ridge).plus(row.on(backend).times(along)));
  }
}
