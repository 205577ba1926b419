package org.gradmark.core.estimator;

import java.util.Map;
import java.util.TreeMap;
import org.gradmark.core.contract.FunctionOracle;
import org.gradmark.core.tensor.Tensor;

/**
 * A function that counts how often it is asked, a point at a time: a batch of n counts n. For one
 * thread.
 */
public final class Counted implements FunctionOracle {

  /** The kinds of questions. */
  public enum Call {
    VALUE,
    GRADIENT,
    DIRECTIONAL,
    HESSIAN_VECTOR
  }

  private final FunctionOracle function;
  private final Map<Call, Integer> calls;

  /** Begins to count. */
  public Counted(FunctionOracle function) {
    this(function, new TreeMap<>());
  }

  private Counted(FunctionOracle function, Map<Call, Integer> calls) {
    this.function = function;
    this.calls = calls;
  }

  /** How often each kind of question was asked; what was never asked is absent. */
  public Map<Call, Integer> calls() {
    return Map.copyOf(calls);
  }

  private void count(Call call, Tensor at) {
    calls.merge(call, at.shape().rows(), Integer::sum);
  }

  @Override
  public String name() {
    return function.name();
  }

  @Override
  public Tensor value(Tensor at) {
    count(Call.VALUE, at);
    return function.value(at);
  }

  @Override
  public Tensor gradient(Tensor at) {
    count(Call.GRADIENT, at);
    return function.gradient(at);
  }

  @Override
  public Tensor directional(Tensor at, Tensor direction) {
    count(Call.DIRECTIONAL, at);
    return function.directional(at, direction);
  }

  @Override
  public Tensor hessianVector(Tensor at, Tensor direction) {
    count(Call.HESSIAN_VECTOR, at);
    return function.hessianVector(at, direction);
  }

  @Override
  public int components() {
    return function.components();
  }

  /** A component whose questions are counted with those of the sum. */
  @Override
  public FunctionOracle component(int index) {
    return new Counted(function.component(index), calls);
  }
}
