package org.gradmark.estimators.claims;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.backend.RoundingBackend;
import org.gradmark.core.claim.Causes;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Trial;
import org.gradmark.core.contract.EstimatorSubject;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.EstimatorRule;
import org.gradmark.core.rule.Dialect;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Values;

/**
 * Names the cause of a failure: which other dialect, or which known mistake, explains every answer,
 * and is not refuted by an answer elsewhere that is right although the cause would show there?
 *
 * @param system whose dialects and mistakes are thought of
 * @param trial of the subject that failed
 * @param more mistakes that show in the claim at hand
 */
record Diagnosis(
    EstimatorSystem system, Trial<EstimatorSubject> trial, List<EstimatorMistake> more) {

  /** Added where slips of the formula were not all tried. */
  private static final String NOT_TO_THE_END =
      " (changes of its formula were not searched to the end)";

  /** A quick look first: as in the optimizers' diagnosis, an envelope from few samples decides. */
  static final double COARSE = 1e-2;

  private static final int SAMPLES = 8;
  private static final int DEVIATIONS = 32;
  private static final int ULPS = 8;

  /** So many answers have to be explained; more would tell nothing new. */
  private static final int EXPLAINED = 12;

  /** A formula is the same for few numbers: what is wrong with more only has no slip in it. */
  private static final int FORMULA = 1000;

  /** What is said of a subject whose answers are all the right ones times a number. */
  private static final String FACTOR = "every answer is %s times what is due";

  /** Said of a subject whose answers are right, but for more than honest arithmetic loses. */
  private static final String ROUNDING =
      "it looks as if it does what is declared, but with larger rounding errors than arithmetic in its precision makes";

  /** Said of a subject whose answers are as exact as float32's. */
  private static final String SINGLE =
      "it does what is declared only as exactly as float32 does: it looks as if a number on its way is kept in float32";

  /**
   * Of float32's last place. Rounding to nearest leaves a smaller error in one number of sixteen:
   * of five numbers in one case of a million.
   */
  private static final double TRACE = 1.0 / 32;

  /**
   * Over the 160 rows of COUNT-01 a running sum errs by up to 80 ulps: {@value #ULPS} times this is
   * more. It bounds what is told; the verdict is decided before.
   */
  private static final double ROUNDED = 16;

  /** So many different numbers have to share a factor. */
  private static final int FACTORED = 3;

  private record Cause(boolean dialect, String sentence, EstimatorRule rule) {}

  /** Causes, and whether all that there are were looked for. */
  private record Found(List<Cause> causes, boolean isWhole) {
    Found(List<Cause> causes) {
      this(causes, true);
    }
  }

  private String declared() {
    return trial.subject().dialect();
  }

  /** The outcome of a failure: the cause as far as it is known, then what was seen. */
  Outcome judge(List<Observation> seen, double measured, String what) {
    Found found = causes(some(seen));
    List<Cause> causes = found.causes();
    List<String> sentences = causes.stream().map(Cause::sentence).distinct().toList();
    String cause =
        Causes.sentence(sentences)
            + (sentences.isEmpty() && !found.isWhole() ? NOT_TO_THE_END : "");
    boolean legitimate = !causes.isEmpty() && causes.stream().allMatch(Cause::dialect);
    Result result = legitimate ? Result.DEVIATES : Result.FAIL;
    return new Outcome(result, measured, 1, cause + ": " + what, Map.of("causes", sentences));
  }

  /** The known ones first; what refutes them leaves room for others. */
  private Found causes(List<Observation> seen) {
    Elsewhere elsewhere = new Elsewhere(system, trial);
    List<Cause> causes = elsewhere.unrefuted(explain(seen), Cause::rule);
    if (causes.isEmpty()) {
      causes = elsewhere.unrefuted(scaled(seen), Cause::rule);
    }
    if (!causes.isEmpty()) {
      return new Found(causes);
    }
    Found slips = slips(seen, elsewhere.seen());
    causes = elsewhere.confirmed(slips.causes(), Cause::rule);
    return causes.isEmpty()
        ? new Found(rounded(seen, elsewhere.seen()), slips.isWhole())
        : new Found(causes);
  }

  /** Nothing but rounding is wrong with a subject if it is nowhere far off. */
  private List<Cause> rounded(List<Observation> seen, List<Observation> elsewhere) {
    EstimatorRule right = system.dialect(declared()).rule();
    // Whose answers are right fails for something else, such as how much is asked.
    if (explains(right, seen)) {
      return List.of();
    }
    if (everywhere(right, seen, elsewhere, ROUNDED)) {
      return List.of(new Cause(false, ROUNDING, right));
    }
    List<Observation> narrow = seen.stream().map(Observation::inFloat32).toList();
    List<Observation> others = elsewhere.stream().map(Observation::inFloat32).toList();
    return bearTrace(right, Stream.concat(seen.stream(), elsewhere.stream()).toList())
            && everywhere(right, narrow, others, 1)
        ? List.of(new Cause(false, SINGLE, right))
        : List.of();
  }

  /**
   * Whether most numbers that are off are off as far as float32 makes them; smaller errors have
   * another cause.
   */
  private static boolean bearTrace(EstimatorRule right, List<Observation> all) {
    int balance = 0;
    for (Observation one : all) {
      Values due = right.on(IeeeBackend.F64, one.asked().inquiry());
      for (int i = 0; i < Math.min(due.size(), one.answer().size()); i++) {
        double off = Math.abs(one.answer().get(i) - due.get(i));
        if (off > ULPS * one.precision().ulp(due.get(i))) {
          balance += off > TRACE * Precision.FLOAT32.ulp(due.get(i)) ? 1 : -1;
        }
      }
    }
    return balance > 0;
  }

  private static boolean everywhere(
      EstimatorRule right, List<Observation> seen, List<Observation> elsewhere, double slack) {
    return explains(right, seen, slack)
        && elsewhere.stream().allMatch(one -> explains(right, List.of(one), slack));
  }

  private static List<Observation> some(List<Observation> seen) {
    int step = Math.max(1, seen.size() / EXPLAINED);
    List<Observation> some = new ArrayList<>();
    for (int i = 0; i < seen.size(); i += step) {
      some.add(seen.get(i));
    }
    return some;
  }

  private List<Cause> explain(List<Observation> seen) {
    Map<EstimatorRule, Cause> candidates = new LinkedHashMap<>();
    Set<EstimatorMistake> mistakes = new LinkedHashSet<>(more);
    mistakes.addAll(system.mistakes(declared()));
    for (EstimatorMistake mistake : mistakes) {
      EstimatorRule wrong = mistake.change().apply(system.dialect(declared()).rule());
      candidates.put(wrong, new Cause(false, mistake.cause(), wrong));
    }
    for (Dialect<EstimatorRule> dialect : system.dialects()) {
      if (!dialect.id().equals(declared())) {
        String follows = "follows " + name(dialect) + ", not " + system.id() + "/" + declared();
        candidates.put(dialect.rule(), new Cause(true, follows, dialect.rule()));
      }
    }
    return candidates.entrySet().stream()
        .filter(c -> explains(c.getKey(), seen))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** One factor for all answers; nothing if there is none, or too little to tell. */
  private List<Cause> scaled(List<Observation> seen) {
    EstimatorRule right = system.dialect(declared()).rule();
    double largest = 0;
    double factor = Double.NaN;
    Set<Double> different = new HashSet<>();
    for (Observation one : seen) {
      Values due = right.on(IeeeBackend.F64, one.asked().inquiry());
      for (int i = 0; i < Math.min(due.size(), one.answer().size()); i++) {
        if (due.get(i) != 0) {
          different.add(due.get(i));
        }
        if (Math.abs(due.get(i)) > largest) {
          largest = Math.abs(due.get(i));
          factor = one.answer().get(i) / due.get(i);
        }
      }
    }
    double share = factor;
    // One number is a multiple of any other, and a factor of one is no explanation.
    boolean telling = different.size() >= FACTORED && share != 0 && Double.isFinite(share);
    boolean other = Math.abs(share - 1) > COARSE;
    EstimatorRule times = s -> right.estimate(s).times(share);
    return telling && other && explains(times, seen)
        ? List.of(new Cause(false, FACTOR.formatted(Match.text(share)), times))
        : List.of();
  }

  /** A change at one place of the declared formula, that nobody has foreseen. */
  private Found slips(List<Observation> seen, List<Observation> elsewhere) {
    EstimatorRule right = system.dialect(declared()).rule();
    Observation telling =
        Stream.concat(seen.stream(), elsewhere.stream())
            .filter(one -> !gives(right, one))
            .min(Comparator.comparing(Diagnosis::size))
            .orElse(seen.get(0));
    if (size(telling) > FORMULA) {
      return new Found(List.of());
    }
    // One look, at the smallest question, tells most of them from what was seen.
    Slips slips = Slips.explaining(right, telling);
    List<Cause> causes =
        slips.all().stream()
            .filter(slip -> explains(slip.getKey(), seen))
            .map(slip -> new Cause(false, slip.getValue(), slip.getKey()))
            .sorted(Comparator.comparing((Cause cause) -> cause.sentence().length()))
            .toList();
    return new Found(causes, slips.isWhole());
  }

  private String name(Dialect<EstimatorRule> dialect) {
    return system.id() + "/" + dialect.id() + " (" + dialect.title() + ")";
  }

  /** Whether a rule gives all these answers, but for rounding. */
  static boolean explains(EstimatorRule candidate, List<Observation> seen) {
    return explains(candidate, seen, 1);
  }

  private static boolean explains(EstimatorRule candidate, List<Observation> seen, double slack) {
    try {
      List<Values> rough = new ArrayList<>();
      for (Observation one : seen) {
        rough.add(candidate.on(IeeeBackend.F64, one.asked().inquiry()));
      }
      double allowed = COARSE * size(rough);
      // Glance at all before looking closely at one.
      return IntStream.range(0, seen.size())
              .allMatch(i -> resembles(seen.get(i), rough.get(i), allowed))
          && IntStream.range(0, seen.size())
              .allMatch(i -> within(candidate, seen.get(i), rough.get(i), slack));
    } catch (IllegalArgumentException | UnsupportedOperationException e) {
      return false; // it asks for what a question does not have
    }
  }

  /** Whether a rule gives this answer, but for rounding; none where it knows none. */
  static boolean gives(EstimatorRule rule, Observation one) {
    try {
      Values rough = rule.on(IeeeBackend.F64, one.asked().inquiry());
      return rough.shape().equals(one.answer().shape()) && within(rule, one, rough, 1);
    } catch (IllegalArgumentException | UnsupportedOperationException e) {
      return false; // it asks for what a question does not have
    }
  }

  private static int size(Observation one) {
    Inquiry inquiry = one.asked().inquiry();
    return Stream.of(inquiry.inputs(), inquiry.draws())
        .flatMap(values -> values.values().stream())
        .mapToInt(Values::size)
        .sum();
  }

  private static double size(List<Values> all) {
    return all.stream()
        .flatMapToDouble(v -> Arrays.stream(v.toArray()))
        .map(Math::abs)
        .filter(Double::isFinite)
        .max()
        .orElse(0);
  }

  static boolean resembles(Observation one, Values rough, double allowed) {
    if (!rough.shape().equals(one.answer().shape())) {
      return false;
    }
    for (int i = 0; i < rough.size(); i++) {
      if (!near(one.answer().get(i), rough.get(i), allowed)) {
        return false;
      }
    }
    return true;
  }

  private static boolean within(
      EstimatorRule candidate, Observation one, Values rough, double slack) {
    Precision grid = one.precision() == Precision.EXACT ? Precision.FLOAT64 : one.precision();
    double[] squares = new double[rough.size()];
    for (int seed = 0; seed < SAMPLES; seed++) {
      Values sample = candidate.on(new RoundingBackend(grid, seed), one.asked().inquiry());
      for (int i = 0; i < squares.length; i++) {
        squares[i] += Math.pow(sample.get(i) - rough.get(i), 2);
      }
    }
    for (int i = 0; i < squares.length; i++) {
      double allowed = DEVIATIONS * Math.sqrt(squares[i] / SAMPLES) + ULPS * grid.ulp(rough.get(i));
      if (!near(one.answer().get(i), rough.get(i), slack * allowed)) {
        return false;
      }
    }
    return true;
  }

  private static boolean near(double a, double b, double allowed) {
    return Double.compare(a, b) == 0 || Math.abs(a - b) <= allowed;
  }
}
