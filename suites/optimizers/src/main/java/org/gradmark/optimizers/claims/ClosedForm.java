package org.gradmark.optimizers.claims;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradmark.core.backend.ExactBackend;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Kind;
import org.gradmark.core.claim.Level;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.claim.Rejection;
import org.gradmark.core.claim.Trial;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.laboratory.Comparison;
import org.gradmark.core.laboratory.Envelope;
import org.gradmark.core.problem.Scenario;
import org.gradmark.core.problem.Trajectory;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;

/**
 * A claim that the parameter moves by a formula. The formula is evaluated in 50 digits; the subject
 * may differ from it by what honest arithmetic of its precision strays from the rule.
 */
public final class ClosedForm {

  /** The formula: by how much the parameter moves at one step. */
  @FunctionalInterface
  public interface Move {
    /** The change {@code x_t - x_(t-1)}, a scalar tensor. */
    Tensor at(Given given);
  }

  /** What a formula may use; all scalars, in 50 digits. */
  public interface Given {
    /** Index of the step, from 1. */
    Tensor t();

    /** The gradient at this step. */
    Tensor g();

    /** The parameter before the first step. */
    Tensor x0();

    /** A hyperparameter's value. */
    Tensor get(Hyperparameter hyperparameter);

    /** {@code value^t}. */
    default Tensor toTheT(Hyperparameter hyperparameter) {
      return get(hyperparameter).pow(t());
    }
  }

  private final String id;
  private final String name;
  private final String sentence;
  private final String source;
  private Set<String> dialects = Set.of(OptimizerSystem.PAPER);
  private Scenario scenario;
  private Map<String, Double> hyperparameters = Map.of();
  private Move move;
  private boolean tight;

  private ClosedForm(String id, String name, String sentence, String source) {
    this.id = id;
    this.name = name;
    this.sentence = sentence;
    this.source = source;
  }

  /** Begins a claim: its id, two words, the sentence, and where it is from. */
  public static ClosedForm claim(String id, String name, String sentence, String source) {
    return new ClosedForm(id, name, sentence, source);
  }

  /** The dialects that it holds for; the paper's alone unless said. */
  public ClosedForm in(String... ids) {
    dialects = Set.of(ids);
    return this;
  }

  /** What the subject is put through. */
  public ClosedForm on(Scenario given) {
    scenario = given;
    return this;
  }

  /** With a hyperparameter set to a value; the others at the paper's default. */
  public ClosedForm with(Hyperparameter hyperparameter, double value) {
    Map<String, Double> more = new HashMap<>(hyperparameters);
    more.put(hyperparameter.name(), hyperparameter.check(value));
    hyperparameters = Map.copyOf(more);
    return this;
  }

  /** Marks a bound that the scenario attains. */
  public ClosedForm attained() {
    tight = true;
    return this;
  }

  /** The formula. */
  public ClosedForm moves(Move formula) {
    move = formula;
    return this;
  }

  /** The claim, with the mistakes that it must find in every dialect that it holds for. */
  public OptimizerSystem.ClaimMaker rejecting(Mistake... mistakes) {
    return system -> {
      List<Rejection<OptimizerSubject>> rejections = new ArrayList<>();
      for (String dialect : dialects) {
        for (Mistake mistake : mistakes) {
          rejections.add(system.rejection(dialect, mistake, mistake.cause()));
        }
      }
      return List.of(
          new Claim<>(
              id,
              name,
              Level.MUST,
              Kind.CLOSED_FORM,
              sentence,
              source,
              tight,
              dialects,
              trial -> check(system, trial),
              rejections));
    };
  }

  private Outcome check(OptimizerSystem system, Trial<OptimizerSubject> trial) {
    String dialect = trial.subject().dialect();
    Map<String, Double> settings = Settings.of(system, dialect, hyperparameters);
    List<String> obstacles = Observation.unsettable(trial.subject(), settings);
    if (!obstacles.isEmpty()) {
      return Outcome.skipped(String.join("; ", obstacles));
    }
    Observation seen = Observation.of(trial, scenario, settings);
    Envelope honest = seen.envelope(trial, system.dialect(dialect).rule());
    Trajectory expected = evaluate(settings);
    Comparison comparison = Comparison.of(seen.trajectory(), expected, honest::at);
    return new Judgement(system, trial, seen)
        .of(comparison, expected, "the formula holds over " + scenario.stages().size() + " steps");
  }

  private Trajectory evaluate(Map<String, Double> settings) {
    ExactBackend exact = new ExactBackend();
    Values start = scenario.parameters().get(0).initial();
    Tensor[] x = new Tensor[start.size()];
    for (int i = 0; i < x.length; i++) {
      x[i] = exact.scalar(start.get(i));
    }
    List<List<Values>> steps = new ArrayList<>();
    for (int t = 1; t <= scenario.stages().size(); t++) {
      Values g = scenario.stages().get(t - 1).oracle().gradient(List.of(start)).get(0);
      double[] after = new double[x.length];
      for (int i = 0; i < x.length; i++) {
        x[i] = x[i].plus(move.at(new Facts(exact, t, g.get(i), start.get(i), settings)));
        after[i] = x[i].toDoubles()[0];
      }
      steps.add(List.of(new Values(Shape.of(x.length), after)));
    }
    return new Trajectory(steps);
  }

  private record Facts(
      ExactBackend exact, int step, double gradient, double start, Map<String, Double> settings)
      implements Given {
    @Override
    public Tensor t() {
      return exact.scalar(step);
    }

    @Override
    public Tensor g() {
      return exact.scalar(gradient);
    }

    @Override
    public Tensor x0() {
      return exact.scalar(start);
    }

    @Override
    public Tensor get(Hyperparameter hyperparameter) {
      return exact.scalar(
          settings.getOrDefault(hyperparameter.name(), hyperparameter.defaultValue()));
    }
  }
}
