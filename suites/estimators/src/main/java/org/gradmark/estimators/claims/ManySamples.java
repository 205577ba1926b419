package org.gradmark.estimators.claims;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.contract.EstimatorSubject;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.estimator.Drawn;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.EstimatorRule;
import org.gradmark.core.estimator.Law;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.rule.Dialect;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/**
 * SAMPLES-01: a mean over samples is the mean over all, however many there are. Whoever takes them
 * in batches and averages the batches gives the last, smaller one too much weight. Nothing here
 * knows a system: one averages if the weighted mean of its answers to batches is its answer.
 */
public final class ManySamples {

  /** More than a batch of 64, and a prime: no batch divides it. */
  static final int SAMPLES = 67;

  private static final List<Integer> BATCHES = List.of(8, 32, 64);

  /** Fewer may be a number of dimensions or of kinds. */
  static final int FEWEST = 5;

  /** A difference that is no rounding, as a share of the largest number. */
  private static final double SEEN = 1e-3;

  /** A difference that is rounding. */
  private static final double ROUNDING = 1e-9;

  private ManySamples() {}

  /** This system with the claim, if it averages over samples. */
  public static EstimatorSystem addedTo(EstimatorSystem system) {
    return ManySteps.added(
        system, d -> setting(system, d).map(setting -> claim(system, d, setting)));
  }

  private static Claim<EstimatorSubject> claim(
      EstimatorSystem system, Dialect<EstimatorRule> dialect, Setting setting) {
    return ClosedForm.claim(
            "SAMPLES-01",
            "many-samples",
            "Of %d samples, which no batch divides, all of the answer is the dialect's."
                .formatted(SAMPLES),
            "the formula, in 50 digits")
        .in(dialect.id())
        .on(setting)
        .is(dialect.rule())
        .byDefinition()
        .rejecting(mistakes().toArray(EstimatorMistake[]::new))
        .claims(system)
        .get(0);
  }

  /** The first setting of samples, made one of many; none if the rule averages in none. */
  private static Optional<Setting> setting(EstimatorSystem system, Dialect<EstimatorRule> dialect) {
    return system.settings(dialect.id()).stream()
        .flatMap(
            setting ->
                extents(setting)
                    .filter(n -> averages(system, dialect.rule(), setting, n))
                    .mapToObj(n -> enlarged(setting, n)))
        .filter(setting -> tells(system, dialect.rule(), setting))
        .findFirst();
  }

  private static IntStream extents(Setting setting) {
    return arrays(setting)
        .mapToInt(v -> rows(v.shape()))
        .filter(n -> n >= FEWEST)
        .distinct()
        .sorted();
  }

  private static Stream<Values> arrays(Setting setting) {
    return Stream.of(setting.inputs(), setting.law().example(0))
        .flatMap(all -> all.values().stream());
  }

  private static int rows(Shape shape) {
    return shape.rank() == 2 ? shape.rows() : 0;
  }

  /** All arrays of so many rows have many, and all that is that number is the other. */
  private static Setting enlarged(Setting given, int samples) {
    Setting setting = given.called(SAMPLES + " samples");
    for (Map.Entry<String, Values> input : given.inputs().entrySet()) {
      setting = setting.input(input.getKey(), enlarged(input.getValue(), samples));
    }
    Map<String, Values> draws = new LinkedHashMap<>();
    given.law().example(0).forEach((name, value) -> draws.put(name, enlarged(value, samples)));
    return setting.drawing(Law.finite(List.of(new Drawn(1, draws))));
  }

  /** Rows come again, because what they may be is not known here. */
  private static Values enlarged(Values given, int samples) {
    if (given.size() == 1 && given.get(0) == samples) {
      return given.map(n -> SAMPLES);
    }
    if (rows(given.shape()) != samples) {
      return given;
    }
    int columns = given.shape().columns();
    double[] all = new double[SAMPLES * columns];
    for (int i = 0; i < all.length; i++) {
      all[i] = given.get(i % given.size());
    }
    return new Values(Shape.of(SAMPLES, columns), all);
  }

  /** Whether so many rows are samples: the rule's answers to two batches make its answer. */
  private static boolean averages(
      EstimatorSystem system, EstimatorRule right, Setting setting, int rows) {
    Inquiry inquiry = setting.inquiry(system.hyperparameters(), setting.law().example(0));
    try {
      Values due = right.on(IeeeBackend.F64, inquiry);
      return isNear(Batch.weighted(FEWEST - 1, rows, right), inquiry, due, ROUNDING)
          && !isNear(
              Batch.averaged(FEWEST - 1, rows).change().apply(right), inquiry, due, ROUNDING);
    } catch (IllegalArgumentException
        | UnsupportedOperationException
        | IndexOutOfBoundsException e) {
      return false; // the rows are something else
    }
  }

  /** Whether it shows that batches are averaged. */
  private static boolean tells(EstimatorSystem system, EstimatorRule right, Setting setting) {
    Inquiry inquiry = setting.inquiry(system.hyperparameters(), setting.law().example(0));
    try {
      Values due = right.on(IeeeBackend.F64, inquiry);
      return due.isFinite()
          && mistakes()
              .map(m -> m.change().apply(right))
              .noneMatch(r -> isNear(r, inquiry, due, SEEN));
    } catch (IllegalArgumentException
        | UnsupportedOperationException
        | IndexOutOfBoundsException e) {
      return false; // there may not be so many
    }
  }

  private static Stream<EstimatorMistake> mistakes() {
    return BATCHES.stream().map(size -> Batch.averaged(size, SAMPLES));
  }

  private static boolean isNear(EstimatorRule rule, Inquiry inquiry, Values due, double share) {
    Values seen = rule.on(IeeeBackend.F64, inquiry);
    if (!seen.shape().equals(due.shape())) {
      return false;
    }
    double allowed = share * References.largest(due.toArray());
    return IntStream.range(0, due.size())
        .allMatch(i -> Math.abs(seen.get(i) - due.get(i)) <= allowed);
  }
}
