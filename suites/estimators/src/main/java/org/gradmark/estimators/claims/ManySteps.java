package org.gradmark.estimators.claims;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Rejection;
import org.gradmark.core.contract.EstimatorSubject;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.EstimatorRule;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.rule.Dialect;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/**
 * COUNT-01: a schedule or an average does over many steps what it does over few. A counter of few
 * bits, or one that people cap, shows in no short run. For the dialects in which a wrong counter
 * shows.
 */
public final class ManySteps {

  /** More than a signed byte counts. */
  private static final int STEPS = 160;

  private static final int BYTE = 128;

  /** A difference that is no rounding, as a share of the largest number. */
  private static final double SEEN = 1e-3;

  /**
   * Long enough for a wrong counter to show, and powers of two, so that shares of them are exact in
   * float32: some libraries compute them there.
   */
  private static final Map<String, Double> LASTING =
      Map.of(
          "total_steps", 1024.0,
          "warmup_steps", 64.0,
          "decay_steps", 32.0,
          "start_factor", 0.25,
          "decay", 0.96875);

  private static final String WRAPS = "the step counter wraps to 0 at 128";
  private static final String STOPS = "the step counter stops at 127";

  private static final IntUnaryOperator WRAPPED = t -> t % BYTE;
  private static final IntUnaryOperator STOPPED = t -> Math.min(t, BYTE - 1);

  /** Goes through its cycles one by one, each with a cosine of every step: too dear. */
  private static final Set<String> DEAR = Set.of("cosine-restarts");

  /** Averages that count steps in a weight of each. */
  private static final Set<String> AVERAGES = Set.of("exponential-average", "polynomial-average");

  private ManySteps() {}

  /** This system with the claim, if it is one that counts steps. */
  public static EstimatorSystem addedTo(EstimatorSystem system) {
    return setting(system).map(setting -> system.with(claims(system, setting))).orElse(system);
  }

  private static Optional<Setting> setting(EstimatorSystem system) {
    String counted = system.kind().equals("schedule") ? "step" : "parameters";
    boolean counts =
        system.kind().equals("schedule") && !DEAR.contains(system.id())
            || AVERAGES.contains(system.id());
    return system.settings().stream()
        .filter(setting -> counts && setting.inputs().containsKey(counted))
        .findFirst()
        .map(given -> lengthened(system, given));
  }

  /** The same inputs, but for many steps. */
  private static Setting lengthened(EstimatorSystem system, Setting given) {
    Setting setting = Setting.named(STEPS + " steps");
    for (Map.Entry<String, Values> input : given.inputs().entrySet()) {
      Values values =
          switch (input.getKey()) {
            case "step" -> new Values(Shape.of(1, STEPS), column(t -> t).toArray());
            case "parameters" -> column(t -> (t * t * 37 + t * 11) % 101 / 16.0 - 3);
            case "start" -> new Values(Shape.of(1, 1), 2.5);
            default -> input.getValue();
          };
      setting = setting.input(input.getKey(), values);
    }
    for (Hyperparameter one : system.hyperparameters()) {
      setting =
          LASTING.containsKey(one.name()) ? setting.with(one, LASTING.get(one.name())) : setting;
    }
    return setting;
  }

  private static Values column(IntToDoubleFunction value) {
    double[] all = new double[STEPS];
    Arrays.setAll(all, value);
    return new Values(Shape.of(STEPS, 1), all);
  }

  private static List<EstimatorMistake> mistakes(EstimatorSystem system) {
    if (system.kind().equals("schedule")) {
      return List.of(
          steps("counter-wraps-at-128", WRAPS, WRAPPED),
          steps("counter-stops-at-127", STOPS, STOPPED));
    }
    return List.of(
        Miscount.mistake("counter-wraps-at-128", WRAPS, WRAPPED),
        Miscount.mistake("counter-stops-at-127", STOPS, STOPPED));
  }

  private static EstimatorMistake steps(String id, String cause, IntUnaryOperator counter) {
    return EstimatorMistake.input(
        id,
        cause,
        "step",
        (s, t) -> {
          double[] steps = t.toDoubles();
          Arrays.setAll(steps, i -> counter.applyAsInt((int) steps[i]));
          return t.backend().tensor(t.shape(), steps);
        });
  }

  private static List<Claim<EstimatorSubject>> claims(EstimatorSystem system, Setting setting) {
    Map<String, Claim<EstimatorSubject>> byDialect = new LinkedHashMap<>();
    List<Rejection<EstimatorSubject>> rejections = new ArrayList<>();
    for (Dialect<EstimatorRule> dialect : system.dialects()) {
      EstimatorMistake[] visible =
          mistakes(system).stream()
              .filter(mistake -> isVisible(system, dialect.rule(), mistake, setting))
              .toArray(EstimatorMistake[]::new);
      if (visible.length > 0) {
        Claim<EstimatorSubject> claim =
            ClosedForm.claim(
                    "COUNT-01",
                    "many-steps",
                    "Over 160 steps, more than a signed byte counts, all of the answer is the"
                        + " dialect's.",
                    "the formula, in 50 digits")
                .in(dialect.id())
                .on(setting)
                .is(dialect.rule())
                .byDefinition()
                .rejecting(visible)
                .claims(system)
                .get(0);
        byDialect.put(dialect.id(), claim);
        rejections.addAll(claim.rejections());
      }
    }
    if (byDialect.isEmpty()) {
      return List.of(); // it does not count
    }
    Claim<EstimatorSubject> one = byDialect.values().iterator().next();
    return List.of(
        new Claim<>(
            one.id(),
            one.name(),
            one.level(),
            one.kind(),
            one.sentence(),
            one.source(),
            one.tight(),
            byDialect.keySet(),
            trial -> byDialect.get(trial.subject().dialect()).check().check(trial),
            rejections));
  }

  private static boolean isVisible(
      EstimatorSystem system, EstimatorRule right, EstimatorMistake mistake, Setting setting) {
    Inquiry inquiry = setting.inquiry(system.hyperparameters(), Map.of());
    double[] due = right.on(IeeeBackend.F64, inquiry).toArray();
    double[] wrong = mistake.change().apply(right).on(IeeeBackend.F64, inquiry).toArray();
    double scale = References.largest(due);
    for (int i = 0; i < due.length; i++) {
      if (!(Math.abs(wrong[i] - due[i]) <= SEEN * scale)) {
        return true;
      }
    }
    return false;
  }
}
