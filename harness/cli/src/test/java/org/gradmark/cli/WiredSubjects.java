package org.gradmark.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradmark.core.contract.Blueprint;
import org.gradmark.core.contract.Capability;
import org.gradmark.core.contract.EstimatorSubject;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.contract.Subject;
import org.gradmark.core.run.Registry;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Values;
import org.gradmark.subjects.process.SubjectHost;

/**
 * Gradmark's own implementations as a library of somebody else's would offer them: in float64,
 * under another name, in another process.
 */
public final class WiredSubjects {

  private static final String INNER = "f64";

  private WiredSubjects() {}

  /** Serves them all on standard input and output. */
  public static void main(String[] args) {
    PrintStream answers = System.out;
    System.setOut(System.err);
    new SubjectHost("wired", "1.0", all()).serve(System.in, answers);
  }

  /** All of them, in this process. */
  static List<Subject> all() {
    List<Subject> all = new ArrayList<>();
    try (Registry registry = Registry.find()) {
      for (Subject subject : registry.builtIns()) {
        if (subject instanceof OptimizerSubject optimizer) {
          all.add(new WiredOptimizer(optimizer));
        } else if (subject instanceof InitializerSubject initializer) {
          all.add(new WiredInitializer(initializer));
        } else if (subject instanceof EstimatorSubject estimator) {
          all.add(new WiredEstimator(estimator));
        }
      }
    }
    return all;
  }

  private interface Wired extends Subject {
    Subject inner();

    @Override
    default String id() {
      return inner().id().replace("gradmark:", "wired:");
    }

    @Override
    default String system() {
      return inner().system();
    }

    @Override
    default String dialect() {
      return inner().dialect();
    }

    @Override
    default Set<Capability> capabilities() {
      return inner().capabilities();
    }

    @Override
    default Map<String, Double> fixed() {
      return inner().fixed();
    }

    @Override
    default List<String> backends() {
      return List.of(Precision.FLOAT64.dtype());
    }

    @Override
    default Precision precision(String backend) {
      return Precision.ofDtype(backend);
    }
  }

  private record WiredOptimizer(OptimizerSubject inner) implements Wired, OptimizerSubject {
    @Override
    public Optimizer open(String backend, Map<String, Double> hyperparameters) {
      return inner.open(INNER, hyperparameters);
    }
  }

  private record WiredInitializer(InitializerSubject inner) implements Wired, InitializerSubject {
    @Override
    public List<Values> initialize(String backend, Blueprint blueprint) {
      return inner.initialize(INNER, blueprint);
    }

    @Override
    public Set<Capability> capabilities() {
      return inner.capabilities();
    }
  }

  private record WiredEstimator(EstimatorSubject inner) implements Wired, EstimatorSubject {
    @Override
    public Values estimate(String backend, Inquiry inquiry) {
      return inner.estimate(INNER, inquiry);
    }
  }
}
