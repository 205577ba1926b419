package org.gradmark.estimators.claims;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.DoubleStream;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.contract.EstimatorSubject;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.EstimatorRule;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.SampleWrapper;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.rule.Dialect;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;

/**
 * SET-01: of schedules and averages that differ in one hyperparameter each does what the rule says.
 * What is kept from one to the next, such as a table of rates, must be kept under all that it
 * depends on; claims that change several at once do not see which one was left out.
 */
public final class OneApart {

  /** A difference that is no rounding, as a share of the largest number. */
  private static final double SEEN = 1e-3;

  private OneApart() {}

  /** This system with the claim, if users choose its hyperparameters anew for every training. */
  public static EstimatorSystem addedTo(EstimatorSystem system) {
    return Set.of("schedule", "weight-average").contains(system.kind())
        ? ManySteps.added(system, dialect -> claim(system, dialect))
        : system;
  }

  /** A setting, then those that are one hyperparameter apart from it; a mistake for each. */
  private record Neighbours(List<Setting> settings, List<EstimatorMistake> mistakes) {}

  /** What a subject has fixed stays as it is: it is asked about the rest. */
  private static Optional<Claim<EstimatorSubject>> claim(
      EstimatorSystem system, Dialect<EstimatorRule> dialect) {
    Map<Map<String, Double>, Optional<Claim<EstimatorSubject>>> byFixed = new ConcurrentHashMap<>();
    return claim(system, dialect, Map.of())
        .map(
            whole ->
                new Claim<>(
                    whole.id(),
                    whole.name(),
                    whole.level(),
                    whole.kind(),
                    whole.sentence(),
                    whole.source(),
                    whole.tight(),
                    whole.dialects(),
                    trial ->
                        byFixed
                            .computeIfAbsent(
                                trial.subject().fixed(), fixed -> claim(system, dialect, fixed))
                            .map(claim -> claim.check().check(trial))
                            .orElse(Outcome.skipped("all its hyperparameters are fixed")),
                    whole.rejections()));
  }

  private static Optional<Claim<EstimatorSubject>> claim(
      EstimatorSystem system, Dialect<EstimatorRule> dialect, Map<String, Double> fixed) {
    return system.settings(dialect.id()).stream()
        .distinct()
        .map(setting -> neighbours(system, dialect.rule(), setting, fixed))
        .max(Comparator.comparing((Neighbours n) -> n.mistakes.size()))
        .filter(neighbours -> !neighbours.mistakes.isEmpty())
        .map(neighbours -> claim(system, dialect, neighbours));
  }

  private static Claim<EstimatorSubject> claim(
      EstimatorSystem system, Dialect<EstimatorRule> dialect, Neighbours neighbours) {
    return ClosedForm.claim(
            "SET-01",
            "one-apart",
            "With one hyperparameter changed and nothing else, all of the answer is the dialect's.",
            "the formula, in 50 digits")
        .in(dialect.id())
        .on(neighbours.settings.toArray(Setting[]::new))
        .is(dialect.rule())
        .byDefinition()
        .rejecting(neighbours.mistakes.toArray(EstimatorMistake[]::new))
        .claims(system)
        .get(0);
  }

  private static Neighbours neighbours(
      EstimatorSystem system, EstimatorRule rule, Setting setting, Map<String, Double> fixed) {
    Setting base = setting;
    for (Hyperparameter one : system.hyperparameters()) {
      base = fixed.containsKey(one.name()) ? base.with(one, fixed.get(one.name())) : base;
    }
    Neighbours neighbours = new Neighbours(new ArrayList<>(List.of(base)), new ArrayList<>());
    Inquiry first = inquiry(system, base);
    for (Hyperparameter one : system.hyperparameters()) {
      if (!fixed.containsKey(one.name())) {
        Optional<Setting> other = other(system, rule, base, one);
        other.ifPresent(neighbours.settings::add);
        other.ifPresent(
            o -> neighbours.mistakes.add(leftOut(system.hyperparameters(), first, one)));
      }
    }
    return neighbours;
  }

  /**
   * The same, but for a value of one hyperparameter that shows. What is whole stays whole; the rest
   * is a quarter less, or more, which keeps a peak above its floor and a share below one. Only what
   * is zero needs another value.
   */
  private static Optional<Setting> other(
      EstimatorSystem system, EstimatorRule rule, Setting base, Hyperparameter one) {
    Inquiry first = inquiry(system, base);
    double value = first.hyperparameters().get(one.name());
    boolean whole = Lasting.isCount(one) || one.low() >= 1;
    DoubleStream others =
        whole
            ? DoubleStream.of(value + 1, value + 7)
            : DoubleStream.of(0.75 * value, 1.25 * value, one.defaultValue(), 0.5);
    return others
        .filter(x -> x != value && x >= one.low() && x <= one.high())
        .filter(x -> differ(rule, first, first.withHyperparameter(one.name(), x)))
        .mapToObj(
            x ->
                base.with(one, x)
                    .called("%s, but %s = %s".formatted(base, one.name(), Match.text(x))))
        .findFirst();
  }

  private static Inquiry inquiry(EstimatorSystem system, Setting setting) {
    return setting.inquiry(system.hyperparameters(), setting.law().example(0));
  }

  private static boolean differ(EstimatorRule rule, Inquiry one, Inquiry other) {
    double[] a = rule.on(IeeeBackend.F64, one).toArray();
    double[] b = rule.on(IeeeBackend.F64, other).toArray();
    double apart = 0;
    for (int i = 0; i < a.length; i++) {
      apart = Math.max(apart, Math.abs(a[i] - b[i]));
    }
    return apart > SEEN * Math.max(References.largest(a), References.largest(b));
  }

  /** Answers are kept, and found again by all of the question but one hyperparameter. */
  private static EstimatorMistake leftOut(
      List<Hyperparameter> all, Inquiry base, Hyperparameter one) {
    return EstimatorMistake.seeing(
        one.name().replace('_', '-') + "-left-out-of-key",
        "where nothing but " + one.name() + " is changed, the answer from before is given again",
        s ->
            isLike(all, s, base, one)
                ? new SampleWrapper(s) {
                  @Override
                  public Tensor get(Hyperparameter asked) {
                    return asked.name().equals(one.name())
                        ? backend().scalar(base.hyperparameters().get(one.name()))
                        : super.get(asked);
                  }
                }
                : s);
  }

  /** Whether a question is the same but for one hyperparameter. */
  private static boolean isLike(
      List<Hyperparameter> all, Sample s, Inquiry base, Hyperparameter but) {
    for (Hyperparameter one : all) {
      Values due = new Values(Shape.SCALAR, base.hyperparameters().get(one.name()));
      if (!one.name().equals(but.name()) && !isLike(s, s.get(one), due)) {
        return false;
      }
    }
    try {
      return base.inputs().entrySet().stream()
          .allMatch(input -> isLike(s, s.input(input.getKey()), input.getValue()));
    } catch (IllegalArgumentException e) {
      return false; // a question of other inputs
    }
  }

  private static boolean isLike(Sample s, Tensor given, Values due) {
    return given.shape().equals(due.shape())
        && Arrays.equals(given.toDoubles(), due.on(s.backend()).toDoubles());
  }
}
