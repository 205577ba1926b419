package org.gradmark.estimators.claims;

import java.util.Arrays;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.EstimatorRule;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.SampleWrapper;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;

/** Some of many samples that follow each other, as if there were no others. */
final class Batch extends SampleWrapper {

  private final int samples;
  private final int from;
  private final int to;

  private Batch(Sample s, int samples, int from, int to) {
    super(s);
    this.samples = samples;
    this.from = from;
    this.to = to;
  }

  /** The mean of the answers to all batches, each counted once: wrong if the last is smaller. */
  static EstimatorMistake averaged(int size, int samples) {
    return new EstimatorMistake(
        "batches-of-" + size + "-averaged",
        "the means of batches of "
            + size
            + " samples are averaged, though the last batch is smaller",
        right -> s -> mean(s, right, size, samples, false));
  }

  /** The mean of the answers to all batches, each counted as often as it has samples: right. */
  static EstimatorRule weighted(int size, int samples, EstimatorRule right) {
    return s -> mean(s, right, size, samples, true);
  }

  private static Tensor mean(
      Sample s, EstimatorRule right, int size, int samples, boolean weighted) {
    Tensor sum = null;
    double total = 0;
    for (int from = 0; from < samples; from += size) {
      int to = Math.min(from + size, samples);
      double weight = weighted ? to - from : 1;
      Tensor answer = right.estimate(new Batch(s, samples, from, to)).times(weight);
      sum = sum == null ? answer : sum.plus(answer);
      total += weight;
    }
    return sum.over(total);
  }

  @Override
  public Tensor input(String name) {
    return some(super.input(name));
  }

  @Override
  public Tensor draw(String name) {
    return some(super.draw(name));
  }

  private Tensor some(Tensor all) {
    double[] numbers = all.toDoubles();
    if (numbers.length == 1 && numbers[0] == samples) {
      return all.backend().tensor(all.shape(), new double[] {to - from});
    }
    if (all.shape().rank() != 2 || all.shape().rows() != samples) {
      return all;
    }
    int columns = all.shape().columns();
    double[] kept = Arrays.copyOfRange(numbers, from * columns, to * columns);
    return all.backend().tensor(Shape.of(to - from, columns), kept);
  }
}
