package org.gradmark.subjects.dl4j;

import java.util.List;
import org.gradmark.core.performance.Stepper;
import org.gradmark.core.tensor.Shape;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Environment;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * An updater prepared for timing: parameters, gradient and state are one flat array each, as in a
 * network of DL4J's. Its update overwrites the gradient, so that the gradient is put back before
 * each step.
 */
final class UpdaterStepper implements Stepper {

  private final UpdaterOptimizer optimizer;
  private final long[] offsets;
  private final INDArray parameters;
  private final INDArray gradient;
  private final INDArray original;
  private boolean begun;

  UpdaterStepper(UpdaterOptimizer optimizer, DataType type, List<Shape> shapes, int threads) {
    Environment environment = Nd4j.getEnvironment();
    environment.setMaxMasterThreads(threads);
    environment.setMaxThreads(threads);
    this.optimizer = optimizer;
    offsets = new long[shapes.size() + 1];
    for (int p = 0; p < shapes.size(); p++) {
      offsets[p + 1] = offsets[p] + shapes.get(p).size();
    }
    long[] size = {offsets[shapes.size()]};
    parameters = Nd4j.createUninitialized(type, size, Nd4j.order());
    gradient = Nd4j.createUninitialized(type, size, Nd4j.order());
    original = Nd4j.createUninitialized(type, size, Nd4j.order());
  }

  @Override
  public void fill(int parameter, double[] value, double[] slope) {
    put(parameter, parameters, value);
    put(parameter, gradient, slope);
    put(parameter, original, slope);
  }

  private void put(int parameter, INDArray flat, double[] numbers) {
    try (INDArray array = Nd4j.createFromArray(numbers)) {
      part(parameter, flat).assign(array);
    }
  }

  private INDArray part(int parameter, INDArray flat) {
    return flat.get(NDArrayIndex.interval(offsets[parameter], offsets[parameter + 1]));
  }

  @Override
  public boolean overwritesGradients() {
    return true;
  }

  @Override
  public void restoreGradients() {
    gradient.assign(original);
  }

  @Override
  public void step() {
    if (!begun) {
      optimizer.begin(parameters);
      begun = true;
    }
    optimizer.take(gradient);
  }

  @Override
  public double[] read(int parameter) {
    return part(parameter, parameters).dup().castTo(DataType.DOUBLE).toDoubleVector();
  }

  @Override
  public void close() {
    optimizer.close(); // with the parameters and the state
    if (!begun) {
      parameters.close();
    }
    gradient.close();
    original.close();
  }
}
