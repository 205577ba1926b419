package org.gradmark.estimators.claims;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.contract.EstimatorSubject;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.EstimatorRule;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.rule.Dialect;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/**
 * COUNT-01: a schedule or an average does over many steps what it does over few. A counter of few
 * bits, or one that people cap, shows in no short run. Each dialect is asked in a setting in which
 * all wrong counters show ({@link Lasting}); one that has none does not count.
 */
public final class ManySteps {

  /** More than a byte counts, and of which shares are short. */
  static final int STEPS = 320;

  /** Averages are taken apart row by row, at a cost that grows with the square of the steps. */
  private static final int ROWS = 160;

  private static final int SIGNED = 128;
  private static final int UNSIGNED = 256;

  /** A difference that is no rounding, as a share of the largest number. */
  private static final double SEEN = 1e-3;

  private ManySteps() {}

  /** This system with the claim, if it is one that counts steps. */
  public static EstimatorSystem addedTo(EstimatorSystem system) {
    boolean counts = isSchedule(system) || system.kind().equals("weight-average");
    return counts
        ? added(system, d -> setting(system, d).map(setting -> claim(system, d, setting)))
        : system;
  }

  private static boolean isSchedule(EstimatorSystem system) {
    return system.kind().equals("schedule");
  }

  /** The setting for a dialect; none if some wrong counter shows in none. */
  static Optional<Setting> setting(EstimatorSystem system, Dialect<EstimatorRule> dialect) {
    String counted = isSchedule(system) ? "step" : "parameters";
    List<EstimatorMistake> mistakes = mistakes(system);
    return system.settings(dialect.id()).stream()
        .filter(setting -> setting.inputs().containsKey(counted))
        .findFirst()
        .flatMap(
            given ->
                Lasting.setting(
                    system.hyperparameters(),
                    lengthened(system, given),
                    setting ->
                        areVisible(system, dialect.rule(), mistakes, setting)
                            && isInTime(system, dialect.rule(), setting)));
  }

  /** The same inputs, but for many steps. */
  private static Setting lengthened(EstimatorSystem system, Setting given) {
    Setting setting = given.called(steps(system) + " steps");
    for (Map.Entry<String, Values> input : given.inputs().entrySet()) {
      Values values =
          switch (input.getKey()) {
            case "step" -> new Values(Shape.of(1, STEPS), column(STEPS, t -> t).toArray());
            case "parameters" -> column(ROWS, t -> (t * t * 37 + t * 11) % 101 / 16.0 - 3);
            case "start" -> new Values(Shape.of(1, 1), 2.5);
            default -> Lasting.apart(input.getValue());
          };
      setting = setting.input(input.getKey(), values);
    }
    return setting;
  }

  private static int steps(EstimatorSystem system) {
    return isSchedule(system) ? STEPS : ROWS;
  }

  private static Values column(int steps, IntToDoubleFunction value) {
    double[] all = new double[steps];
    Arrays.setAll(all, value);
    return new Values(Shape.of(steps, 1), all);
  }

  private static List<EstimatorMistake> mistakes(EstimatorSystem system) {
    return isSchedule(system)
        ? Stream.of(SIGNED, UNSIGNED)
            .flatMap(limit -> Stream.of(input(wraps(limit)), input(stops(limit))))
            .toList()
        : List.of(Miscount.mistake(wraps(SIGNED)), Miscount.mistake(stops(SIGNED)));
  }

  private static Miscount.Counter wraps(int limit) {
    return new Miscount.Counter(
        "counter-wraps-at-" + limit, "the step counter wraps to 0 at " + limit, t -> t % limit);
  }

  private static Miscount.Counter stops(int limit) {
    int last = limit - 1;
    return new Miscount.Counter(
        "counter-stops-at-" + last, "the step counter stops at " + last, t -> Math.min(t, last));
  }

  private static EstimatorMistake input(Miscount.Counter counter) {
    return EstimatorMistake.input(
        counter.id(),
        counter.cause(),
        "step",
        (s, t) -> {
          double[] steps = t.toDoubles();
          Arrays.setAll(steps, i -> counter.counts().applyAsInt((int) steps[i]));
          return t.backend().tensor(t.shape(), steps);
        });
  }

  /** A system with one claim of those about its dialects; as it is if there are none. */
  static EstimatorSystem added(
      EstimatorSystem system,
      Function<Dialect<EstimatorRule>, Optional<Claim<EstimatorSubject>>> made) {
    Map<String, Claim<EstimatorSubject>> byDialect = new LinkedHashMap<>();
    for (Dialect<EstimatorRule> dialect : system.dialects()) {
      made.apply(dialect).ifPresent(claim -> byDialect.put(dialect.id(), claim));
    }
    return byDialect.isEmpty() ? system : system.with(List.of(together(byDialect)));
  }

  private static Claim<EstimatorSubject> together(Map<String, Claim<EstimatorSubject>> byDialect) {
    Claim<EstimatorSubject> one = byDialect.values().iterator().next();
    return new Claim<>(
        one.id(),
        one.name(),
        one.level(),
        one.kind(),
        one.sentence(),
        one.source(),
        one.tight(),
        byDialect.keySet(),
        trial -> byDialect.get(trial.subject().dialect()).check().check(trial),
        byDialect.values().stream().flatMap(claim -> claim.rejections().stream()).toList());
  }

  private static Claim<EstimatorSubject> claim(
      EstimatorSystem system, Dialect<EstimatorRule> dialect, Setting setting) {
    String more = isSchedule(system) ? "a byte" : "a signed byte";
    return ClosedForm.claim(
            "COUNT-01",
            "many-steps",
            "Over %d steps, more than %s counts, all of the answer is the dialect's."
                .formatted(steps(system), more),
            "the formula, in 50 digits")
        .in(dialect.id())
        .on(setting)
        .is(dialect.rule())
        .byDefinition()
        .rejecting(mistakes(system).toArray(EstimatorMistake[]::new))
        .claims(system)
        .get(0);
  }

  private static boolean areVisible(
      EstimatorSystem system,
      EstimatorRule right,
      List<EstimatorMistake> mistakes,
      Setting setting) {
    Inquiry inquiry = setting.inquiry(system.hyperparameters(), Map.of());
    Values rates = right.on(IeeeBackend.F64, inquiry);
    double[] due = rates.toArray();
    return rates.isFinite()
        && mistakes.stream()
            .map(mistake -> mistake.change().apply(right).on(IeeeBackend.F64, inquiry).toArray())
            .allMatch(wrong -> differ(wrong, due));
  }

  /** Whatever happens only once happens before the steps are over. */
  private static boolean isInTime(EstimatorSystem system, EstimatorRule right, Setting setting) {
    if (!isSchedule(system)) {
      return true;
    }
    Setting longer = setting.input("step", column(4 * STEPS, t -> t).toArray());
    Inquiry inquiry = longer.inquiry(system.hyperparameters(), Map.of());
    double[] rates = right.on(IeeeBackend.F64, inquiry).toArray();
    return isLevel(rates, STEPS) || !isLevel(rates, 2 * STEPS);
  }

  private static boolean isLevel(double[] rates, int from) {
    double[] last = new double[rates.length - from];
    Arrays.fill(last, rates[rates.length - 1]);
    return !differ(Arrays.copyOfRange(rates, from, rates.length), last);
  }

  private static boolean differ(double[] wrong, double[] due) {
    double scale = References.largest(due);
    for (int i = 0; i < due.length; i++) {
      if (!(Math.abs(wrong[i] - due[i]) <= SEEN * scale)) {
        return true;
      }
    }
    return false;
  }
}
