package org.gradmark.subjects.tensorflow;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.gradmark.core.performance.Stepper;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.tensorflow.Graph;
import org.tensorflow.framework.optimizers.Optimizer;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.family.TFloating;

/**
 * An optimizer of TensorFlow's prepared for timing: a step is a run of the operation that {@code
 * applyGradients} made, fed with gradients that are TensorFlow's own tensors already.
 *
 * @param <T> type of the parameters
 */
final class GraphStepper<T extends TFloating> implements Stepper {

  private final Function<Graph, Optimizer> make;
  private final Format<T> format;
  private final List<Shape> shapes;
  private final ConfigProto session;
  private final List<Values> initial = new ArrayList<>();
  private final List<T> gradients = new ArrayList<>();
  private Training<T> training;

  /**
   * Prepares an optimization whose operations have so many threads, one operation at a time: beside
   * each other, Adam's step and the update of its powers of beta race, and the step may meet
   * either.
   */
  GraphStepper(Function<Graph, Optimizer> make, Format<T> format, List<Shape> shapes, int threads) {
    this.make = make;
    this.format = format;
    this.shapes = shapes;
    session =
        ConfigProto.newBuilder()
            .setIntraOpParallelismThreads(threads)
            .setInterOpParallelismThreads(1)
            .build();
  }

  /**
   * The graph is built when the last parameter is there. Filled again, a parameter is what its
   * variable has already, and only the gradient is new.
   */
  @Override
  public void fill(int parameter, double[] value, double[] gradient) {
    T fed = format.tensor(new Values(shapes.get(parameter), gradient));
    if (training != null) {
      gradients.set(parameter, fed).close();
      return;
    }
    initial.add(new Values(shapes.get(parameter), value));
    gradients.add(fed);
    if (initial.size() == shapes.size()) {
      training = new Training<>(make, format, initial, session);
      training.begin();
    }
  }

  @Override
  public void step() {
    training.take(gradients);
  }

  @Override
  public double[] read(int parameter) {
    return training.values().get(parameter).toArray();
  }

  @Override
  public void close() {
    if (training != null) {
      training.close();
    }
    gradients.forEach(T::close);
  }
}
