package org.gradmark.subjects.process;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradmark.core.contract.Capability;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.performance.Stepper;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/** Gradient descent that can be timed, and the child process that serves it. */
public final class TimedSample implements WithStepper {

  private static final double RATE = 0.125;

  /** Serves it. */
  public static void main(String[] arguments) {
    PrintStream answers = System.out;
    new SubjectHost("timed", "7.1", List.of(new TimedSample())).serve(System.in, answers);
  }

  @Override
  public Optional<Stepper> stepper(
      String backend, Map<String, Double> hyperparameters, List<Shape> shapes, int threads) {
    if (threads > 2) {
      throw new UnsupportedOperationException("the sample has two threads at most");
    }
    List<double[]> x = new ArrayList<>();
    List<double[]> g = new ArrayList<>();
    return Optional.of(
        new Stepper() {
          @Override
          public void fill(int parameter, double[] value, double[] gradient) {
            if (parameter == x.size()) {
              x.add(value);
              g.add(gradient);
            }
            x.set(parameter, value.clone());
            g.set(parameter, gradient.clone());
          }

          @Override
          public void step() {
            for (int p = 0; p < x.size(); p++) {
              for (int i = 0; i < x.get(p).length; i++) {
                x.get(p)[i] -= RATE * g.get(p)[i];
              }
            }
          }

          @Override
          public double[] read(int parameter) {
            return x.get(parameter);
          }

          @Override
          public void close() {}
        });
  }

  @Override
  public Optimizer open(String backend, Map<String, Double> hyperparameters) {
    List<Values> x = new ArrayList<>();
    return new Optimizer() {
      @Override
      public void add(Values initial) {
        x.add(initial);
      }

      @Override
      public List<Values> step(double schedule, Oracle oracle) {
        List<Values> g = oracle.gradient(List.copyOf(x));
        for (int p = 0; p < x.size(); p++) {
          double[] next = x.get(p).toArray();
          for (int i = 0; i < next.length; i++) {
            next[i] -= RATE * g.get(p).get(i);
          }
          x.set(p, new Values(x.get(p).shape(), next));
        }
        return List.copyOf(x);
      }

      @Override
      public Optimizer copy() {
        throw new UnsupportedOperationException("the sample cannot copy");
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public String id() {
    return "timed:sgd";
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
    return List.of("float64");
  }

  @Override
  public Precision precision(String backend) {
    return Precision.ofDtype(backend);
  }
}
