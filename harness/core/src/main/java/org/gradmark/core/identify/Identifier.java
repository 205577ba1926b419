package org.gradmark.core.identify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.gradmark.core.contract.EstimatorSubject;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.contract.Subject;
import org.gradmark.core.laboratory.Laboratory;
import org.gradmark.core.system.SystemSpec;
import org.gradmark.core.tensor.Precision;

/** Names subjects of every contract. Thread-safe. */
public final class Identifier {

  private final LineUp<OptimizerSubject> optimizers;
  private final LineUp<EstimatorSubject> estimators;
  private final OptimizerIdentifier optimizer;
  private final EstimatorIdentifier estimator;
  private final LineUp<InitializerSubject> initializers;
  private final InitializerIdentifier initializer;

  /** An identifier that knows these systems. */
  public Identifier(List<SystemSpec<?>> systems, Laboratory laboratory) {
    this(systems, laboratory, said -> {});
  }

  /**
   * The same.
   *
   * @param busy is told what takes long
   */
  public Identifier(List<SystemSpec<?>> systems, Laboratory laboratory, Consumer<String> busy) {
    optimizers = LineUp.of(systems, OptimizerSubject.class);
    estimators = LineUp.of(systems, EstimatorSubject.class);
    optimizer = new OptimizerIdentifier(optimizers);
    estimator = new EstimatorIdentifier(estimators, laboratory, busy);
    initializers = LineUp.of(systems, InitializerSubject.class);
    initializer = new InitializerIdentifier(initializers);
  }

  /** The most precise of a subject's backends that rounds as libraries do. */
  public static String backend(Subject subject) {
    return subject.backends().stream()
        .filter(name -> subject.precision(name) == Precision.FLOAT64)
        .findFirst()
        .orElse(subject.backends().get(0));
  }

  /**
   * What a subject is.
   *
   * @param backend one of the subject's backends
   * @param defaults hyperparameters that it declares, with its own defaults; empty if it tells none
   * @return empty if subjects of its contract cannot be named
   */
  public Optional<Identification> identify(
      Subject subject, String backend, Map<String, Double> defaults) {
    if (subject instanceof OptimizerSubject one) {
      return Optional.of(optimizer.identify(one, backend, defaults));
    }
    if (subject instanceof EstimatorSubject one) {
      return Optional.of(estimator.identify(one, backend));
    }
    if (subject instanceof InitializerSubject one) {
      return Optional.of(initializer.identify(one, backend));
    }
    return Optional.empty();
  }

  /**
   * The question what a candidate is taken for when it is a subject itself.
   *
   * @param system its system
   * @param candidate its name
   * @param byLaws whether laws decide, which more precise arithmetic does not sharpen
   * @param asked answers it, given a backend
   */
  public record Question(
      String system, String candidate, boolean byLaws, Function<String, Confusion> asked) {

    private static Question of(Candidate<?> one, Function<String, Confusion> asked) {
      boolean byLaws = one.subject() instanceof InitializerSubject;
      return new Question(one.subject().system(), one.name(), byLaws, asked);
    }

    /** Runs the candidate on a backend, and names it. */
    public Confusion ask(String backend) {
      return asked.apply(backend);
    }
  }

  /**
   * The question for every candidate, those of one system one after another.
   *
   * @param every of the impostors of initializers, whose laws take long, only each that many; 1 for
   *     all
   */
  public List<Question> questions(int every) {
    List<Question> all = new ArrayList<>();
    for (Candidate<OptimizerSubject> one : optimizers.candidates()) {
      all.add(Question.of(one, on -> optimizer.confusion(one, on)));
    }
    for (Candidate<EstimatorSubject> one : estimators.candidates()) {
      all.add(Question.of(one, on -> estimator.confusion(one, on)));
    }
    for (int i = 0; i < initializers.candidates().size(); i++) {
      Candidate<InitializerSubject> one = initializers.candidates().get(i);
      if (one.dialect() || i % every == 0) {
        all.add(Question.of(one, on -> initializer.confusion(one, on)));
      }
    }
    Map<String, List<Question>> bySystem = new LinkedHashMap<>();
    all.forEach(one -> bySystem.computeIfAbsent(one.system(), s -> new ArrayList<>()).add(one));
    return bySystem.values().stream().flatMap(List::stream).toList();
  }
}
