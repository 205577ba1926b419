package org.gradmark.backends.gpu;

import java.util.List;
import java.util.Map;
import org.gradmark.backends.fused.graph.Graph;
import org.gradmark.backends.fused.graph.Node;
import org.gradmark.backends.fused.graph.Recorder;
import org.gradmark.backends.gpu.execute.Block;
import org.gradmark.backends.gpu.execute.Executor;
import org.gradmark.backends.gpu.execute.Spot;
import org.gradmark.backends.gpu.step.GpuStepper;
import org.gradmark.backends.gpu.step.Recording;
import org.gradmark.core.performance.Stepper;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.rule.StepCompiler;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;

/**
 * Records expressions and runs them as generated kernels on a device. A tensor lives there, as a
 * {@link Block}, a computed scalar as a {@link Spot}.
 *
 * <p>Sums run along a fixed tree, so that they always have the same bits on a device. Single
 * precision rounds as the plain backends do; powers, exponentials and logarithms are the device's
 * own of double precision.
 */
final class GpuBackend extends Recorder implements StepCompiler {

  private final String name;
  private final Executor executor;

  GpuBackend(String name, Executor executor) {
    this.name = name;
    this.executor = executor;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Precision precision() {
    return executor.precision();
  }

  Executor executor() {
    return executor;
  }

  @Override
  protected Object upload(Shape shape, double[] values) {
    return executor.upload(values);
  }

  @Override
  protected double[] download(Shape shape, Object value) {
    return executor.download((Block) value, shape.size());
  }

  @Override
  protected List<Object> compute(Graph graph) {
    graph.tensors().forEach(this::requireNumbers);
    graph.scalars().forEach(this::requireNumbers);
    return executor.run(graph);
  }

  @Override
  public List<Tensor> keep(List<Tensor> tensors) {
    settle(tensors);
    return tensors.stream().map(this::kept).toList();
  }

  private Tensor kept(Tensor tensor) {
    if (tensor.shape().isScalar() || executor.kept() == executor.real()) {
      return tensor;
    }
    Block block = (Block) node(tensor).value();
    Block kept = executor.keep(tensor.shape(), block);
    return kept == block ? tensor : tensor(Node.leaf(tensor.shape(), kept));
  }

  @Override
  public Stepper compile(
      Rule rule, Map<String, Double> hyperparameters, List<Shape> shapes, int threads) {
    return new GpuStepper(
        executor,
        shape ->
            Recording.of(this, rule, hyperparameters, shape, executor.kept() != executor.real()),
        shapes);
  }

  private void requireNumbers(Node leaf) {
    if (leaf.kind() != Node.Kind.CONSTANT && leaf.value() == null) {
      throw new UnsupportedOperationException(
          name + ": a rule that looks at numbers on the host cannot be compiled");
    }
  }

  @Override
  public double[] read(Tensor tensor) {
    Node node = node(tensor);
    if (node.kind() != Node.Kind.CONSTANT) {
      settle(List.of(tensor));
      if (node.value() instanceof Spot spot) {
        return new double[] {executor.download(spot)};
      }
    }
    return super.read(tensor);
  }
}
