package org.gradmark.backends.fused.cpu;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.gradmark.backends.fused.graph.Graph;
import org.gradmark.backends.fused.graph.Planner;
import org.gradmark.backends.fused.graph.Program;
import org.gradmark.backends.fused.graph.Recorder;
import org.gradmark.core.performance.Stepper;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.rule.StepCompiler;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Shape;

/**
 * Rules as generated loops: records what is asked for, and computes it by a kernel that is written
 * and compiled once for each structure of expression, whatever its extents and numbers.
 *
 * <p>Element by element it gives the bits of {@code f32} (or {@code f64}); sums over many elements
 * are more precise than theirs, because they are made in {@link Lanes parts}. Maxima, minima and
 * matrix products are the same bits.
 */
public final class FusedCpuBackend extends Recorder implements StepCompiler {

  private final String name;
  private final Numbers numbers;
  private final Map<Graph.Key, Compiled> kernels = new ConcurrentHashMap<>();
  private final ThreadLocal<Object[]> lanes = ThreadLocal.withInitial(() -> new Object[0]);

  FusedCpuBackend(String name, Numbers numbers) {
    this.name = name;
    this.numbers = numbers;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Precision precision() {
    return numbers.precision();
  }

  /** How many kernels have been compiled so far, those of steppers not counted. */
  int kernels() {
    return kernels.size();
  }

  @Override
  protected Object upload(Shape shape, double[] values) {
    Object array = numbers.allocate(values.length);
    numbers.put(values, array, 0);
    return array;
  }

  @Override
  protected double[] download(Shape shape, Object value) {
    return numbers.take(known(value), 0, shape.size());
  }

  private Object known(Object value) {
    if (value == null) {
      throw new UnsupportedOperationException(
          name + ": a rule that looks at numbers on the host cannot be compiled");
    }
    return value;
  }

  @Override
  protected List<Object> compute(Graph graph) {
    graph.tensors().forEach(leaf -> known(leaf.value()));
    Compiled compiled =
        kernels.computeIfAbsent(graph.key(), key -> Compiled.of(Planner.plan(graph), numbers));
    Frame frame = compiled.frame(graph.shapes());
    for (int i = 0; i < graph.tensors().size(); i++) {
      frame.buffers[i] = graph.tensors().get(i).value();
    }
    for (int i = 0; i < graph.scalars().size(); i++) {
      numbers.set(frame.scalars, i, number(graph.scalars().get(i)));
    }
    compiled.run(frame, lanes(compiled.lanes()));
    List<Object> values = new ArrayList<>();
    for (Program.Result result : compiled.program().results()) {
      values.add(
          result.scalar()
              ? (Object) numbers.get(frame.scalars, result.index())
              : frame.buffers[result.index()]);
    }
    return values;
  }

  @Override
  public Stepper compile(
      Rule rule, Map<String, Double> hyperparameters, List<Shape> shapes, int threads) {
    return new FusedStepper(this, numbers, rule, hyperparameters, shapes, threads);
  }

  private Object[] lanes(int count) {
    Object[] own = lanes.get();
    if (own.length < count) {
      own = Lanes.of(numbers, count);
      lanes.set(own);
    }
    return own;
  }
}
