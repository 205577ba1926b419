package org.gradmark.core.initializer;

import java.nio.charset.StandardCharsets;
import org.gradmark.core.contract.Blueprint;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.statistics.Draws;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;

/** The start that rules get: draws from the stream of seed, parameter and name. */
final class HarnessStart implements Start {

  private final Backend backend;
  private final Blueprint blueprint;
  private final int parameter;
  private final Kernel kernel;

  /** Fills the parameter of this index. */
  HarnessStart(Backend backend, Blueprint blueprint, int parameter) {
    this.backend = backend;
    this.blueprint = blueprint;
    this.parameter = parameter;
    this.kernel = blueprint.kernels().get(parameter);
  }

  @Override
  public Backend backend() {
    return backend;
  }

  @Override
  public Kernel kernel() {
    return kernel;
  }

  @Override
  public Tensor fanIn() {
    return backend.scalar(kernel.fanIn());
  }

  @Override
  public Tensor fanOut() {
    return backend.scalar(kernel.fanOut());
  }

  @Override
  public Tensor get(Hyperparameter hyperparameter) {
    return backend.scalar(
        hyperparameter.check(new Settings(blueprint.hyperparameters()).get(hyperparameter)));
  }

  @Override
  public Tensor uniform(String name, Shape shape) {
    return drawn("uniform " + name, shape, Draws::uniform);
  }

  @Override
  public Tensor normal(String name, Shape shape) {
    return drawn("normal " + name, shape, Draws::normal);
  }

  @Override
  public Tensor truncated(String name, double cut, Shape shape) {
    if (!(cut > 0)) {
      throw new IllegalArgumentException("truncated at " + cut + ": give a positive cut");
    }
    return drawn(
        "truncated " + cut + " " + name,
        shape,
        draws -> {
          double z = draws.normal();
          while (Math.abs(z) > cut) {
            z = draws.normal();
          }
          return z;
        });
  }

  @Override
  public Tensor order(String name) {
    Shape shape = kernel.matrix();
    boolean columns = kernel.layout() == Kernel.Layout.IN_OUT;
    int outputs = columns ? shape.columns() : shape.rows();
    int inputs = shape.size() / outputs;
    double[] order = new double[shape.size()];
    Draws draws = stream("order " + name);
    for (int j = 0; j < outputs; j++) {
      int[] permutation = draws.permutation(inputs);
      for (int i = 0; i < inputs; i++) {
        order[columns ? i * outputs + j : j * inputs + i] = permutation[i];
      }
    }
    return backend.tensor(shape, order);
  }

  @Override
  public Tensor batch() {
    if (blueprint.batches().isEmpty()) {
      throw new UnsupportedOperationException("the blueprint brings no batch of inputs");
    }
    return blueprint.batches().get(parameter).on(backend);
  }

  private Tensor drawn(String name, Shape shape, DrawMemory.Kind kind) {
    DrawMemory.Key key = new DrawMemory.Key(blueprint.seed(), parameter, name, shape.size());
    return backend.tensor(shape, DrawMemory.of(key, () -> stream(name), kind));
  }

  private Draws stream(String name) {
    return Draws.of(blueprint.seed()).stream(parameter).stream(hash(name));
  }

  /** Fowler, Noll and Vo's hash FNV-1a in 64 bits: no two names of a rule are the same stream. */
  private static long hash(String name) {
    long hash = 0xcbf29ce484222325L;
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
    }
    return hash;
  }
}
