package org.gradmark.cli;

import java.io.PrintStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.contract.Capability;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.rule.RuleOptimizer;
import org.gradmark.core.tensor.Precision;
import org.gradmark.subjects.process.SubjectHost;

/** A program whose gradient descent never moves: what a user's wrong program looks like. */
public final class StandingStill implements OptimizerSubject {

  /** Serves it on standard input and output. */
  public static void main(String[] args) {
    PrintStream answers = System.out;
    System.setOut(System.err);
    new SubjectHost("still", "1.0", List.of(new StandingStill())).serve(System.in, answers);
  }

  @Override
  public String id() {
    return "still:sgd";
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
    return EnumSet.allOf(Capability.class);
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

  @Override
  public Optimizer open(String backend, Map<String, Double> hyperparameters) {
    return new RuleOptimizer(s -> s.x(), IeeeBackend.F64, hyperparameters);
  }
}
