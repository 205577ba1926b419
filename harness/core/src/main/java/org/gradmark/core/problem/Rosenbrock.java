package org.gradmark.core.problem;

import java.util.List;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;

/**
 * Rosenbrock's valley {@code f(a,b) = (1-a)^2 + 100 (b-a^2)^2} (Rosenbrock 1960): minimiser (1,1),
 * {@code f* = 0}. The two coordinates of the one parameter are picked out by masks, because the
 * façade has no indexing.
 */
public final class Rosenbrock implements Problem {

  static final String NAME = "rosenbrock";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Values minimiser() {
    return new Values(Shape.of(2), 1, 1);
  }

  private static Tensor first(Backend backend) {
    return backend.tensor(Shape.of(2), 1, 0);
  }

  private static Tensor second(Backend backend) {
    return backend.tensor(Shape.of(2), 0, 1);
  }

  private static Tensor pick(Tensor x, Tensor mask) {
    return x.times(mask).sum(Axis.ALL);
  }

  @Override
  public Tensor value(Backend backend, List<Tensor> at) {
    Tensor a = pick(at.get(0), first(backend));
    Tensor b = pick(at.get(0), second(backend));
    return a.oneMinus().square().plus(b.minus(a.square()).square().times(100));
  }

  @Override
  public List<Tensor> gradient(Backend backend, List<Tensor> at) {
    Tensor a = pick(at.get(0), first(backend));
    Tensor b = pick(at.get(0), second(backend));
    Tensor valley = b.minus(a.square());
    Tensor da = a.oneMinus().times(-2).minus(a.times(400).times(valley));
    Tensor db = valley.times(200);
    return List.of(first(backend).times(da).plus(second(backend).times(db)));
  }

  /** The Hessian's rows are {@code (2 - 400 (b - 3 a^2), -400 a)} and {@code (-400 a, 200)}. */
  @Override
  public List<Tensor> hessianVector(Backend backend, List<Tensor> at, List<Tensor> direction) {
    Tensor a = pick(at.get(0), first(backend));
    Tensor b = pick(at.get(0), second(backend));
    Tensor da = pick(direction.get(0), first(backend));
    Tensor db = pick(direction.get(0), second(backend));
    Tensor bend = b.minus(a.square().times(3)).times(-400).plus(2);
    Tensor across = a.times(-400);
    Tensor top = bend.times(da).plus(across.times(db));
    Tensor bottom = across.times(da).plus(db.times(200));
    return List.of(first(backend).times(top).plus(second(backend).times(bottom)));
  }
}
