package org.gradmark.subjects.tensorflow;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.tensor.Values;
import org.tensorflow.Graph;
import org.tensorflow.types.family.TFloating;

/**
 * One optimization in a graph of its own. The graph is built at the first step, when all parameters
 * are known.
 *
 * @param <T> type of the parameters
 */
final class GraphOptimizer<T extends TFloating> implements Optimizer {

  private final Function<Graph, org.tensorflow.framework.optimizers.Optimizer> make;
  private final Format<T> format;
  private final List<Values> initial = new ArrayList<>();
  private Training<T> training;

  GraphOptimizer(
      Function<Graph, org.tensorflow.framework.optimizers.Optimizer> make, Format<T> format) {
    this.make = make;
    this.format = format;
  }

  @Override
  public void add(Values values) {
    if (training != null) {
      throw new UnsupportedOperationException(
          "the graph is built: no parameter can be added after the first step");
    }
    initial.add(values);
  }

  @Override
  public List<Values> step(double schedule, Oracle oracle) {
    if (schedule != 1) {
      throw new UnsupportedOperationException(
          "the learning rate is a constant of the graph, it cannot be changed");
    }
    if (training == null) {
      training = new Training<>(make, format, initial);
      training.begin();
    }
    training.step(oracle.gradient(training.values()));
    return training.values();
  }

  /** The way users save and load: a checkpoint of all variables of the graph. */
  @Override
  public Optimizer copy() {
    GraphOptimizer<T> copy = new GraphOptimizer<>(make, format);
    copy.initial.addAll(initial);
    if (training != null) {
      copy.training = new Training<>(make, format, initial);
      Checkpoint.pass(training.session(), copy.training.session());
    }
    return copy;
  }

  @Override
  public void close() {
    if (training != null) {
      training.close();
    }
  }
}
