package org.gradmark.subjects.libtorch;

import java.util.List;
import org.bytedeco.pytorch.global.torch;
import org.gradmark.core.performance.Stepper;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/** An optimizer of LibTorch's prepared for timing: a step is a call of {@code step()}. */
final class TorchStepper implements Stepper {

  private final TorchOptimizer optimizer;
  private final List<Shape> shapes;

  TorchStepper(TorchOptimizer optimizer, List<Shape> shapes, int threads) {
    torch.set_num_threads(threads);
    this.optimizer = optimizer;
    this.shapes = shapes;
  }

  /** Filled again, a parameter is what LibTorch has already, and only its gradient is new. */
  @Override
  public void fill(int parameter, double[] value, double[] gradient) {
    if (parameter == optimizer.size()) {
      optimizer.add(new Values(shapes.get(parameter), value));
    }
    optimizer.setGradient(parameter, new Values(shapes.get(parameter), gradient));
    if (parameter == shapes.size() - 1) {
      optimizer.begin();
    }
  }

  @Override
  public void step() {
    optimizer.take();
  }

  @Override
  public double[] read(int parameter) {
    return optimizer.values().get(parameter).toArray();
  }

  @Override
  public void close() {
    optimizer.close();
  }
}
