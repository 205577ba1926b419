package org.gradmark.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradmark.core.backend.Backends;
import org.gradmark.core.contract.Capability;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.performance.Stepper;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.rule.RuleOptimizer;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Shape;

/** Gradient descent: verified as a rule, timed as a loop that may be another. */
record LoopSubject(float rate, boolean reorders, boolean forgets, boolean freezes, boolean offers)
    implements OptimizerSubject {

  static final float RATE = 0.1f;

  /** What it declares to do. */
  static final Rule RULE = s -> s.x().minus(s.gradient().times(0.1));

  static LoopSubject honest() {
    return withRate(RATE);
  }

  static LoopSubject withRate(double rate) {
    return new LoopSubject((float) rate, false, false, false, true);
  }

  static LoopSubject reordered() {
    return new LoopSubject(RATE, true, false, false, true);
  }

  static LoopSubject forgetful() {
    return new LoopSubject(RATE, false, true, false, true);
  }

  static LoopSubject frozen() {
    return new LoopSubject(RATE, false, false, true, true);
  }

  static LoopSubject withoutStepper() {
    return new LoopSubject(RATE, false, false, false, false);
  }

  @Override
  public Optional<Stepper> stepper(
      String backend, Map<String, Double> hyperparameters, List<Shape> shapes, int threads) {
    return offers ? Optional.of(new Loop(new ArrayList<>(), new ArrayList<>())) : Optional.empty();
  }

  private final class Loop implements Stepper {
    private final List<float[]> x;
    private final List<float[]> g;

    Loop(List<float[]> x, List<float[]> g) {
      this.x = x;
      this.g = g;
    }

    @Override
    public void fill(int parameter, double[] value, double[] gradient) {
      boolean first = parameter == x.size();
      if (first) {
        x.add(new float[0]);
        g.add(new float[0]);
      }
      x.set(parameter, floats(value));
      if (first || !freezes) {
        g.set(parameter, floats(gradient));
      }
    }

    @Override
    public void step() {
      for (int p = 0; p < x.size() - (forgets ? 1 : 0); p++) {
        for (int i = 0; i < x.get(p).length; i++) {
          x.get(p)[i] =
              reorders ? -(rate * g.get(p)[i] - x.get(p)[i]) : x.get(p)[i] - rate * g.get(p)[i];
        }
      }
    }

    @Override
    public double[] read(int parameter) {
      double[] numbers = new double[x.get(parameter).length];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = x.get(parameter)[i];
      }
      return numbers;
    }

    @Override
    public void close() {}

    private static float[] floats(double[] numbers) {
      float[] narrow = new float[numbers.length];
      for (int i = 0; i < narrow.length; i++) {
        narrow[i] = (float) numbers[i];
      }
      return narrow;
    }
  }

  @Override
  public Optimizer open(String backend, Map<String, Double> hyperparameters) {
    return new RuleOptimizer(RULE, Backends.open(backend), hyperparameters);
  }

  @Override
  public String id() {
    return "loop:sgd";
  }

  @Override
  public String system() {
    return "sgd";
  }

  @Override
  public String dialect() {
    return "paper";
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of();
  }

  @Override
  public Map<String, Double> fixed() {
    return Map.of();
  }

  @Override
  public List<String> backends() {
    return List.of("f32");
  }

  @Override
  public Precision precision(String backend) {
    return Precision.FLOAT32;
  }
}
