package org.gradmark.estimators.functions;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.gradmark.core.contract.FunctionOracle;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;

/**
 * The mean loss of a {@link SmallNetwork} on a few examples, as a function of its parameters, which
 * are one row {@code W1, b1, W2, b2}. A component is the loss of one example. Gradients are those
 * of the network's layers; forward mode runs on its own.
 *
 * @param network its shapes, activation and head; its weights are not looked at
 * @param inputs examples, {@code [n,d]}
 * @param labels one-hot, {@code [n,K]}
 */
public record TrainingLoss(SmallNetwork network, Values inputs, Values labels)
    implements FunctionOracle {

  @Override
  public String name() {
    return "loss of a " + network.name();
  }

  /** The parameters as matrices. */
  private record Weights(Tensor hidden, Tensor hiddenBias, Tensor output, Tensor outputBias) {}

  private Weights weights(Tensor row) {
    int d = network.hidden().shape().rows();
    int h = network.hidden().shape().columns();
    int k = network.output().shape().columns();
    int bias = d * h;
    int second = bias + h;
    int last = second + h * k;
    return new Weights(
        Rows.matrix(Rows.columns(row, 0, bias), d, h),
        Rows.columns(row, bias, second),
        Rows.matrix(Rows.columns(row, second, last), h, k),
        Rows.columns(row, last, last + k));
  }

  private Tensor x(Tensor at) {
    return inputs.on(at.backend());
  }

  private Tensor preActivations(Weights w, Tensor at) {
    return x(at).matmul(w.hidden).plus(w.hiddenBias);
  }

  private Tensor outputs(Weights w, Tensor at) {
    return network.activation().of(preActivations(w, at)).matmul(w.output).plus(w.outputBias);
  }

  @Override
  public Tensor value(Tensor at) {
    return each(
        at,
        row -> {
          Tensor o = outputs(weights(row), row);
          return network.head().value(o, labels.on(row.backend())).mean(Axis.COLUMN);
        });
  }

  @Override
  public Tensor gradient(Tensor at) {
    return each(
        at,
        row -> {
          Weights w = weights(row);
          Tensor z = preActivations(w, row);
          Tensor a = network.activation().of(z);
          Tensor back = network.head().gradient(outputs(w, row), labels.on(row.backend()));
          Tensor ofHidden = back.matmul(w.output.transpose()).times(network.activation().first(z));
          Tensor all =
              Rows.join(
                  Rows.flat(x(row).transpose().matmul(ofHidden)),
                  ofHidden.sum(Axis.COLUMN),
                  Rows.flat(a.transpose().matmul(back)),
                  back.sum(Axis.COLUMN));
          return all.over(components());
        });
  }

  @Override
  public Tensor directional(Tensor at, Tensor direction) {
    List<Tensor> all = new ArrayList<>();
    for (int i = 0; i < at.shape().rows(); i++) {
      all.add(forward(Rows.row(at, i), Rows.row(direction, i)));
    }
    return Rows.stack(all.toArray(Tensor[]::new));
  }

  private Tensor forward(Tensor row, Tensor direction) {
    Weights w = weights(row);
    Weights v = weights(direction);
    Tensor z = preActivations(w, row);
    Tensor hiddenSpeed = preActivations(v, row).times(network.activation().first(z));
    Tensor speed =
        hiddenSpeed
            .matmul(w.output)
            .plus(network.activation().of(z).matmul(v.output))
            .plus(v.outputBias);
    Tensor o = outputs(w, row);
    return network.head().forward(o, labels.on(row.backend()), speed).mean(Axis.COLUMN);
  }

  @Override
  public int components() {
    return inputs.shape().rows();
  }

  @Override
  public FunctionOracle component(int index) {
    return new TrainingLoss(network, row(inputs, index), row(labels, index));
  }

  private static Values row(Values matrix, int index) {
    int columns = matrix.shape().columns();
    double[] numbers = new double[columns];
    for (int i = 0; i < columns; i++) {
      numbers[i] = matrix.get(index * columns + i);
    }
    return new Values(Shape.of(1, columns), numbers);
  }

  private static Tensor each(Tensor batch, Function<Tensor, Tensor> one) {
    if (batch.shape().rows() == 1) {
      return one.apply(batch);
    }
    List<Tensor> all = new ArrayList<>();
    for (int i = 0; i < batch.shape().rows(); i++) {
      all.add(one.apply(Rows.row(batch, i)));
    }
    return Rows.stack(all.toArray(Tensor[]::new));
  }
}
