package org.gradmark.subjects.libtorch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bytedeco.pytorch.OptimizerParamGroup;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/**
 * One optimization with one of LibTorch's optimizers, driven as a training loop drives it: the
 * gradient is put where {@code backward()} puts it, the rate is set in the options of every
 * parameter group, and a parameter that comes late is a group of its own.
 */
final class TorchOptimizer implements Optimizer {

  private final Function<TensorVector, org.bytedeco.pytorch.Optimizer> make;
  private final double rate;
  private final String dtype;
  private final List<Tensor> parameters = new ArrayList<>();
  private final List<Shape> shapes = new ArrayList<>();
  private org.bytedeco.pytorch.Optimizer optimizer;

  TorchOptimizer(
      Function<TensorVector, org.bytedeco.pytorch.Optimizer> make, double rate, String dtype) {
    this.make = make;
    this.rate = rate;
    this.dtype = dtype;
  }

  @Override
  public void add(Values initial) {
    Tensor parameter = Tensors.create(initial, dtype);
    parameter.set_requires_grad(true);
    parameters.add(parameter);
    shapes.add(initial.shape());
    if (optimizer != null) {
      optimizer.add_param_group(new OptimizerParamGroup(new TensorVector(parameter)));
    }
  }

  @Override
  public List<Values> step(double schedule, Oracle oracle) {
    if (parameters.isEmpty()) {
      return List.of();
    }
    begin();
    List<Values> gradients = oracle.gradient(values());
    for (int p = 0; p < parameters.size(); p++) {
      setGradient(p, gradients.get(p));
    }
    for (long group = 0; group < optimizer.param_groups().size(); group++) {
      optimizer.param_groups().get(group).options().set_lr(rate * schedule);
    }
    take();
    return values();
  }

  /** Puts a gradient where {@code backward()} puts it. */
  void setGradient(int parameter, Values gradient) {
    parameters.get(parameter).mutable_grad().put(Tensors.create(gradient, dtype));
  }

  /** A step along the gradients that are there. */
  void take() {
    try {
      optimizer.step();
    } catch (RuntimeException e) {
      // What LibTorch says names a file of its build, and goes on with a trace of native frames.
      String message = String.valueOf(e.getMessage());
      int trace = message.indexOf("Exception raised from");
      String said = trace < 0 ? message : message.substring(0, trace);
      throw new IllegalStateException(said.replaceAll("\"[^\"]*/([^/\"]+)\"", "$1").strip());
    }
  }

  /** Makes LibTorch's optimizer, unless it has been made. */
  void begin() {
    if (optimizer == null) {
      optimizer = make.apply(new TensorVector(parameters.toArray(Tensor[]::new)));
    }
  }

  /** How many parameters there are. */
  int size() {
    return parameters.size();
  }

  /** The parameters now. */
  List<Values> values() {
    List<Values> all = new ArrayList<>();
    for (int p = 0; p < parameters.size(); p++) {
      all.add(Tensors.values(parameters.get(p), shapes.get(p)));
    }
    return all;
  }

  /**
   * The way users save and load: parameters by value, in the groups that they were in, and the
   * optimizer's state by an archive.
   */
  @Override
  public Optimizer copy() {
    TorchOptimizer copy = new TorchOptimizer(make, rate, dtype);
    List<Values> values = values();
    if (optimizer == null) {
      values.forEach(copy::add);
      return copy;
    }
    int early = (int) optimizer.param_groups().get(0).params().size();
    values.subList(0, early).forEach(copy::add);
    copy.begin();
    values.subList(early, values.size()).forEach(copy::add); // each in a group of its own
    Archive.pass(optimizer, copy.optimizer);
    return copy;
  }

  @Override
  public void close() {
    // The arrays are off the heap and outlive the session until a collection finds them.
    if (optimizer != null) {
      optimizer.close();
    }
    parameters.forEach(Tensor::close);
  }
}
