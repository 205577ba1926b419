package org.gradmark.subjects.process;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradmark.core.contract.Capability;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.contract.Subject;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Values;

/** Heavy ball with momentum 1/2: an honest subject with a state, for both ends of the protocol. */
final class SampleSubject implements OptimizerSubject, WithDefaults {

  /** All samples of the tests, one per contract. */
  static List<Subject> all() {
    return List.of(new SampleSubject(), new SampleInitializer(), new SampleEstimator());
  }

  @Override
  public String id() {
    return "sample:momentum";
  }

  @Override
  public String system() {
    return "momentum";
  }

  @Override
  public String dialect() {
    return "paper";
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.of(Capability.SCHEDULE, Capability.COPY);
  }

  @Override
  public Map<String, Double> fixed() {
    return Map.of("momentum", 0.5);
  }

  @Override
  public Map<String, Double> defaults() {
    return Map.of("learning_rate", 0.01);
  }

  @Override
  public List<String> backends() {
    return List.of("float64", "float32");
  }

  @Override
  public Precision precision(String backend) {
    return Precision.ofDtype(backend);
  }

  @Override
  public Optimizer open(String backend, Map<String, Double> hyperparameters) {
    double rate = hyperparameters.getOrDefault("learning_rate", 0.01);
    return new HeavyBall(precision(backend), rate, new ArrayList<>(), new ArrayList<>(), false);
  }

  private static final class HeavyBall implements Optimizer {
    private final Precision precision;
    private final double rate;
    private final List<Values> x;
    private final List<double[]> v;
    private boolean started;

    HeavyBall(Precision precision, double rate, List<Values> x, List<double[]> v, boolean started) {
      this.precision = precision;
      this.rate = rate;
      this.x = x;
      this.v = v;
      this.started = started;
    }

    @Override
    public void add(Values initial) {
      if (started) {
        throw new UnsupportedOperationException(
            "the sample cannot add a parameter after the first step");
      }
      x.add(initial);
      v.add(new double[initial.size()]);
    }

    @Override
    public List<Values> step(double schedule, Oracle oracle) {
      started = true;
      List<Values> gradients = oracle.gradient(List.copyOf(x));
      for (int p = 0; p < x.size(); p++) {
        double[] next = x.get(p).toArray();
        for (int i = 0; i < next.length; i++) {
          double pull = precision.nearest(rate * schedule * gradients.get(p).get(i));
          v.get(p)[i] = precision.nearest(0.5 * v.get(p)[i] + pull);
          next[i] = precision.nearest(next[i] - v.get(p)[i]);
        }
        x.set(p, new Values(x.get(p).shape(), next));
      }
      return List.copyOf(x);
    }

    @Override
    public Optimizer copy() {
      List<double[]> state = new ArrayList<>();
      v.forEach(array -> state.add(array.clone()));
      return new HeavyBall(precision, rate, new ArrayList<>(x), state, started);
    }

    @Override
    public void close() {}
  }
}
