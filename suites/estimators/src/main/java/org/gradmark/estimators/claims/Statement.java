package org.gradmark.estimators.claims;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Kind;
import org.gradmark.core.claim.Level;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.claim.Rejection;
import org.gradmark.core.claim.Trial;
import org.gradmark.core.contract.EstimatorSubject;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.estimator.Drawn;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.EstimatorRule;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Values;

/**
 * What all claims about estimators have in common: a sentence, the dialects and settings that it
 * holds for, numbers that are computed from a subject's answers, and what they should be.
 *
 * <p>The numbers may differ from the formula by what honest arithmetic strays (the declared rule,
 * however written, run in 32 randomly and 4 directedly rounded arithmetics of the subject's
 * precision), two units in the last place of what was summed, and {@value #WEIGHT_ULPS} double ones
 * for the probabilities.
 *
 * @param <T> the kind of claim
 */
public abstract class Statement<T extends Statement<T>> {

  private static final int ULPS = 2;
  private static final int WEIGHT_ULPS = 16;

  private final String id;
  private final String name;
  private final String sentence;
  private final String source;
  private Set<String> dialects = Set.of(EstimatorSystem.PAPER);
  private List<Setting> settings = List.of();
  private List<EstimatorMistake> mistakes = List.of();
  private boolean zeroPasses;

  Statement(String id, String name, String sentence, String source) {
    this.id = id;
    this.name = name;
    this.sentence = sentence;
    this.source = source;
  }

  /** The dialects that it holds for; the paper's alone unless said. */
  public T in(String... ids) {
    dialects = Set.of(ids);
    return self();
  }

  /** The settings that it is checked in. */
  public T on(Setting... given) {
    settings = List.of(given);
    return self();
  }

  /** Zero is right here: the estimator that always returns it is no impostor. */
  public T withoutZero() {
    zeroPasses = true;
    return self();
  }

  /** The claim, with the mistakes that it must find in every dialect that it holds for. */
  public EstimatorSystem.ClaimMaker rejecting(EstimatorMistake... wrong) {
    List<EstimatorMistake> all = new ArrayList<>(List.of(wrong));
    if (findsZero() && !zeroPasses && !all.contains(EstimatorMistake.ZERO)) {
      all.add(EstimatorMistake.ZERO);
    }
    mistakes = List.copyOf(all);
    if (settings.isEmpty()) {
      throw new IllegalArgumentException(id + " has no setting; say on(...)");
    }
    return new Maker(this);
  }

  private record Maker(Statement<?> statement) implements EstimatorSystem.ClaimMaker {
    @Override
    public List<Claim<EstimatorSubject>> claims(EstimatorSystem system) {
      return List.of(statement.claim(system));
    }

    @Override
    public List<Setting> settings() {
      return statement.settings;
    }
  }

  private Claim<EstimatorSubject> claim(EstimatorSystem system) {
    List<Rejection<EstimatorSubject>> rejections = new ArrayList<>();
    for (String dialect : dialects) {
      mistakes.forEach(mistake -> rejections.add(system.rejection(dialect, mistake)));
    }
    return new Claim<>(
        id,
        name,
        Level.MUST,
        kind(),
        sentence,
        source,
        tight(),
        dialects,
        trial -> {
          String obstacle = obstacle(system, trial.subject());
          return obstacle.isEmpty() ? check(system, trial) : Outcome.skipped(obstacle);
        },
        rejections);
  }

  /** Why the claim cannot be put to a subject; empty if it can. */
  private String obstacle(EstimatorSystem system, EstimatorSubject subject) {
    List<String> clashes = new ArrayList<>();
    for (Setting setting : settings) {
      Map<String, Double> needed =
          setting.inquiry(system.hyperparameters(), Map.of()).hyperparameters();
      subject
          .fixed()
          .forEach(
              (parameter, value) -> {
                if (varies(parameter)) {
                  clashes.add(parameter + " is fixed at " + value + ", it must be varied");
                } else if (needed.containsKey(parameter) && !needed.get(parameter).equals(value)) {
                  clashes.add(
                      parameter + " is fixed at " + value + ", needed is " + needed.get(parameter));
                }
              });
    }
    return String.join("; ", new LinkedHashSet<>(clashes));
  }

  /** Whether the claim tries several values of a hyperparameter. */
  boolean varies(String hyperparameter) {
    return false;
  }

  @SuppressWarnings("unchecked")
  final T self() {
    return (T) this;
  }

  final List<Setting> settings() {
    return settings;
  }

  /** The mistakes that it must find. */
  final List<EstimatorMistake> mistakes() {
    return mistakes;
  }

  Kind kind() {
    return Kind.CLOSED_FORM;
  }

  /** Whether the claim is an equation; a bound or relation alone does not pin a dialect down. */
  boolean tight() {
    return true;
  }

  /** Whether the estimator that always returns zero is an impostor. */
  boolean findsZero() {
    return true;
  }

  /** What the numbers are, such as "the mean". */
  abstract String quantity();

  /** The numbers, from the answers to all questions. */
  abstract Amounts amounts(List<Asked> asked, List<Values> answers);

  /**
   * What the numbers should be; of several allowed ones the nearest.
   *
   * @param observed what they are
   */
  abstract double[] nearest(List<Asked> asked, double[] observed);

  /** Whether what they should be depends on the questions only: then it is found out once. */
  boolean foreseen() {
    return false;
  }

  /** What they may differ beyond rounding. */
  double allowance() {
    return 0;
  }

  /** The questions of a setting: one for each outcome of its law. */
  List<Asked> questions(EstimatorSystem system, Setting setting) {
    List<Asked> asked = new ArrayList<>();
    for (Drawn drawn : setting.law().outcomes()) {
      Inquiry inquiry = setting.inquiry(system.hyperparameters(), drawn.values());
      asked.add(new Asked(drawn.probability(), inquiry));
    }
    return asked;
  }

  /** Puts the questions of a setting to the subject; what it answers is judged. */
  List<Observation> observe(Trial<EstimatorSubject> trial, List<Asked> asked) {
    return Observation.of(trial, asked);
  }

  Outcome check(EstimatorSystem system, Trial<EstimatorSubject> trial) {
    Match worst = null;
    Match first = null;
    List<Observation> seen = new ArrayList<>();
    for (Setting setting : settings) {
      List<Asked> asked = questions(system, setting);
      List<Observation> observed = observe(trial, asked);
      seen.addAll(observed);
      String fault = fault(system, trial, observed);
      Match match =
          fault.isEmpty()
              ? match(system, trial, setting, asked, answers(observed))
              : Match.misshapen(setting, quantity(), fault);
      first = first == null ? match : first;
      worst = worst == null || match.ratio() > worst.ratio() ? match : worst;
    }
    Outcome outcome =
        worst.ratio() <= 1
            ? Outcome.pass(worst.ratio(), 1, worst.agreement(settings.size()))
            : new Diagnosis(system, trial, suspected(worst.fault()))
                .judge(seen, worst.ratio(), worst.difference());
    // Of a failure the setting that shows it.
    Match shown = worst.ratio() <= 1 ? first : worst;
    return outcome
        .with("quantity", quantity())
        .with("setting", shown.setting().toString())
        .with("observed", Match.list(shown.observed()))
        .with("expected", Match.list(shown.expected()))
        .with("tolerance", Match.list(shown.tolerance()));
  }

  /** The first fault in the shape of an answer; empty if there is none. */
  static String fault(
      EstimatorSystem system, Trial<EstimatorSubject> trial, List<Observation> observed) {
    EstimatorRule declared = system.dialect(trial.subject().dialect()).rule();
    return observed.stream()
        .map(o -> Shapes.fault(o.answer(), declared, o.asked()))
        .filter(fault -> !fault.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** The mistakes of the claim, and that of the wrong shape where there is one. */
  final List<EstimatorMistake> suspected(String fault) {
    List<EstimatorMistake> all = new ArrayList<>(mistakes);
    if (!fault.isEmpty()) {
      all.add(EstimatorMistake.TRANSPOSED);
    }
    return all;
  }

  private Match match(
      EstimatorSystem system,
      Trial<EstimatorSubject> trial,
      Setting setting,
      List<Asked> asked,
      List<Values> answers) {
    EstimatorRule declared = system.dialect(trial.subject().dialect()).rule();
    Amounts amounts = amounts(asked, answers);
    double[] expected =
        foreseen()
            ? trial
                .laboratory()
                .tolerances()
                .exactly(
                    List.of(this, setting, system.hyperparameters()),
                    () -> nearest(asked, amounts.values()))
            : nearest(asked, amounts.values());
    double[] deviation =
        widest(
            declared,
            form ->
                deviation(
                    asked,
                    (part, computation) ->
                        trial
                            .laboratory()
                            .tolerances()
                            .deviation(
                                List.of(this, setting, form, part),
                                trial.precision(),
                                backend ->
                                    computation.apply(
                                        asked.stream()
                                            .map(a -> form.on(backend, a.inquiry()))
                                            .toList()))));
    Precision grid = trial.precision() == Precision.EXACT ? Precision.FLOAT64 : trial.precision();
    double rate = system.kind().equals("schedule") ? References.largest(expected) : 0;
    double[] tolerance = new double[expected.length];
    Arrays.fill(tolerance, Double.NaN);
    for (int i = 0; i < Math.min(expected.length, amounts.values().length); i++) {
      // The rates of a schedule have one scale: what must end at zero may end at its last digits.
      double size = Math.max(Math.max(amounts.sizes()[i], Math.abs(expected[i])), rate);
      double drift = i < deviation.length ? deviation[i] : Double.NaN;
      tolerance[i] =
          drift
              + ULPS * grid.ulp(size)
              + (WEIGHT_ULPS * Math.ulp(1.0) + setting.law().defect()) * size
              + allowance();
    }
    return new Match(setting, quantity(), "", amounts.values(), expected, tolerance, "formula");
  }

  /** How far honest arithmetic takes numbers that are computed from all answers. */
  @FunctionalInterface
  interface Wobble {
    /**
     * The deviation of each number.
     *
     * @param part what is computed, for remembering
     */
    double[] of(String part, Function<List<Values>, double[]> computation);
  }

  /** How far honest arithmetic may take each of the numbers. */
  double[] deviation(List<Asked> asked, Wobble wobble) {
    return wobble.of("", answers -> amounts(asked, answers).values());
  }

  /** The largest deviations of a rule and of the other ways to write it. */
  static double[] widest(EstimatorRule rule, Function<EstimatorRule, double[]> deviation) {
    double[] widest = deviation.apply(rule).clone();
    for (EstimatorRule form : rule.forms()) {
      double[] other = deviation.apply(form);
      Arrays.setAll(widest, i -> Math.max(widest[i], other[i]));
    }
    return widest;
  }

  static List<Values> answers(List<Observation> observed) {
    return observed.stream().map(Observation::answer).toList();
  }

  /** A question without draws, for formulas about the mean. */
  static Inquiry withoutDraws(List<Asked> asked) {
    Inquiry one = asked.get(0).inquiry();
    return new Inquiry(one.hyperparameters(), one.inputs(), Map.of(), one.functions());
  }
}
