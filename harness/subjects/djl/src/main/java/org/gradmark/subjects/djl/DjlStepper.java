package org.gradmark.subjects.djl;

import java.util.List;
import org.gradmark.core.performance.Stepper;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/**
 * An optimizer of DJL's prepared for timing: a step is its {@code update} of one parameter after
 * the other, as DJL's trainer calls it.
 */
final class DjlStepper implements Stepper {

  /** What the engine looks at when it is loaded, and not again. */
  private static final String THREADS = "ai.djl.pytorch.num_threads";

  private final DjlOptimizer optimizer;
  private final List<Shape> shapes;

  DjlStepper(DjlOptimizer optimizer, List<Shape> shapes) {
    this.optimizer = optimizer;
    this.shapes = shapes;
  }

  /** How many threads an operation has; of effect before the first array is made. */
  static void use(int threads) {
    System.setProperty(THREADS, Integer.toString(threads));
  }

  /** Filled again, a parameter is what the library has already, and only its gradient is new. */
  @Override
  public void fill(int parameter, double[] value, double[] gradient) {
    if (parameter == optimizer.size()) {
      optimizer.add(new Values(shapes.get(parameter), value));
    }
    optimizer.setGradient(parameter, new Values(shapes.get(parameter), gradient));
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
