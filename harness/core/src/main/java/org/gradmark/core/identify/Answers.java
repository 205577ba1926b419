package org.gradmark.core.identify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.backend.RoundingBackend;
import org.gradmark.core.backend.RoundingBackend.Direction;
import org.gradmark.core.contract.EstimatorSubject;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.estimator.EstimatorRule;
import org.gradmark.core.estimator.EstimatorRuleSubject;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Values;

/**
 * What candidates answer, and how far honest arithmetic may be from it: eight runs with random
 * rounding and four with directed rounding give the deviation of each number. Thread-safe; answers
 * are remembered.
 */
final class Answers {

  private static final double COARSE = 1e-2;
  private static final int SAMPLES = 8;

  /** Four times eight deviations: the few samples may have been too near one another. */
  private static final int DEVIATIONS = 32;

  private static final int ULPS = 8;

  /**
   * In double precision: the share that the claims of estimators allow beside their deviations, so
   * that what passes them, such as rates made by a recursion, is not refused here.
   */
  private static final int STEPWISE = 16;

  private static final List<Direction> DIRECTIONS =
      List.of(Direction.UP, Direction.DOWN, Direction.TOWARD_ZERO, Direction.AWAY_FROM_ZERO);

  private record Key(Candidate<EstimatorSubject> candidate, Inquiry inquiry, Precision on) {}

  private record Talk(Candidate<EstimatorSubject> candidate, List<Inquiry> asked) {}

  private final LineUp<EstimatorSubject> lineUp;

  /** Whose answers have one scale, so that what must end at zero may end at the last digits. */
  private final Set<String> schedules = new HashSet<>();

  private final Map<Key, Optional<Answered>> known = new ConcurrentHashMap<>();
  private final Map<Talk, Optional<List<Answered>>> talks = new ConcurrentHashMap<>();
  private final Map<Key, double[]> deviations = new ConcurrentHashMap<>();

  /** No answers yet. */
  Answers(LineUp<EstimatorSubject> lineUp) {
    this.lineUp = lineUp;
    lineUp.systems().stream()
        .filter(system -> system.kind().equals("schedule"))
        .forEach(system -> schedules.add(system.id()));
  }

  /**
   * In double precision, to the same questions in the same order; empty if one of them lacks what
   * the candidate asks for.
   */
  Optional<List<Answered>> to(Candidate<EstimatorSubject> candidate, List<Answered> seen) {
    if (candidate.subject() instanceof EstimatorRuleSubject) {
      List<Answered> all = new ArrayList<>();
      for (Answered one : seen) {
        Optional<Answered> answer = answer(candidate, one.inquiry());
        if (answer.isEmpty()) {
          return Optional.empty();
        }
        all.add(answer.get());
      }
      return Optional.of(all);
    }
    // What remembers its questions has to hear all of them in their order.
    if (right(candidate).flatMap(dialect -> to(dialect, seen)).isEmpty()) {
      return Optional.empty();
    }
    return talks.computeIfAbsent(
        new Talk(candidate, seen.stream().map(Answered::inquiry).toList()),
        talk -> {
          List<String> silent = new ArrayList<>();
          List<Answered> all = Dialogue.with(candidate.subject(), "f64", talk.asked(), silent);
          return silent.isEmpty() ? Optional.of(all) : Optional.empty();
        });
  }

  /** Of a rule, which is a function of the question. */
  private Optional<Answered> answer(Candidate<EstimatorSubject> candidate, Inquiry inquiry) {
    return known.computeIfAbsent(
        new Key(candidate, inquiry, Precision.FLOAT64),
        key -> {
          try {
            return Optional.of(Counting.of(inquiry).ask(candidate.subject(), "f64"));
          } catch (RuntimeException e) {
            return Optional.empty(); // other inputs, other shapes: another kind of estimator
          }
        });
  }

  /** The dialect that a candidate is, or that it spoils. */
  private Optional<Candidate<EstimatorSubject>> right(Candidate<EstimatorSubject> candidate) {
    return lineUp.declared(candidate.subject());
  }

  /** Of a rule, to a question that nobody asks again: a fit tries thousands. */
  static Optional<Values> fresh(Candidate<EstimatorSubject> candidate, Inquiry inquiry) {
    try {
      return Optional.of(Counting.of(inquiry).ask(candidate.subject(), "f64").answer());
    } catch (RuntimeException e) {
      return Optional.empty(); // other inputs, other shapes: another kind of estimator
    }
  }

  /** The largest difference in tolerances, of one of the answers to {@code seen}. */
  double off(Candidate<EstimatorSubject> candidate, List<Answered> seen, Answered one, Values due) {
    if (candidate.subject() instanceof EstimatorRuleSubject) {
      return off(candidate, one.inquiry(), one, due);
    }
    // It may put answers together: no element strays more than any does of its dialect.
    double widest =
        right(candidate).stream()
            .flatMapToDouble(
                dialect ->
                    seen.stream()
                        .map(other -> deviation(dialect, other.inquiry(), grid(other.precision())))
                        .flatMapToDouble(Arrays::stream))
            .filter(Double::isFinite)
            .max()
            .orElse(0);
    double[] deviation = new double[due.size()];
    Arrays.fill(deviation, widest);
    return off(candidate, one, due, deviation);
  }

  /**
   * The same of a rule.
   *
   * @param heard the question that it must have heard
   */
  double off(Candidate<EstimatorSubject> candidate, Inquiry heard, Answered one, Values due) {
    return one.answer().shape().equals(due.shape())
        ? off(candidate, one, due, deviation(candidate, heard, grid(one.precision())))
        : Double.POSITIVE_INFINITY;
  }

  private static Precision grid(Precision precision) {
    return precision == Precision.EXACT ? Precision.FLOAT64 : precision;
  }

  private double off(
      Candidate<EstimatorSubject> candidate, Answered one, Values due, double[] deviation) {
    Values seen = one.answer();
    Precision grid = grid(one.precision());
    if (!seen.shape().equals(due.shape())) {
      return Double.POSITIVE_INFINITY;
    }
    double least = schedules.contains(candidate.subject().system()) ? largest(due) : 0;
    double worst = 0;
    for (int i = 0; i < due.size(); i++) {
      double difference = difference(seen.get(i), due.get(i));
      double stepwise = STEPWISE * Math.ulp(1.0) * Math.max(least, Math.abs(due.get(i)));
      double off = difference / (deviation[i] + ULPS * grid.ulp(due.get(i)) + stepwise);
      worst =
          Math.max(worst, difference == 0 ? 0 : Double.isNaN(off) ? Double.POSITIVE_INFINITY : off);
    }
    return worst;
  }

  /** How far each number of a rule's answer may stray. */
  private double[] deviation(
      Candidate<EstimatorSubject> candidate, Inquiry inquiry, Precision grid) {
    return candidate.subject() instanceof EstimatorRuleSubject own
        ? deviations.computeIfAbsent(
            new Key(candidate, inquiry, grid), key -> deviation(own.rule(), inquiry, grid))
        : new double[0];
  }

  private static double[] deviation(EstimatorRule rule, Inquiry inquiry, Precision grid) {
    Values due = rule.on(IeeeBackend.F64, inquiry);
    double[] squares = new double[due.size()];
    double[] drift = new double[due.size()];
    for (int seed = 0; seed < SAMPLES; seed++) {
      Values sample = rule.on(new RoundingBackend(grid, seed), inquiry);
      for (int i = 0; i < squares.length; i++) {
        squares[i] += Math.pow(sample.get(i) - due.get(i), 2);
      }
    }
    // A rounding that always goes one way shows which side of a step a number may fall on.
    for (Direction direction : DIRECTIONS) {
      Values sample = rule.on(new RoundingBackend(grid, direction), inquiry);
      for (int i = 0; i < drift.length; i++) {
        drift[i] = Math.max(drift[i], Math.abs(sample.get(i) - due.get(i)));
      }
    }
    for (int i = 0; i < squares.length; i++) {
      squares[i] = DEVIATIONS * Math.sqrt(squares[i] / SAMPLES) + drift[i];
    }
    return squares;
  }

  /** Whether it is worth a closer look: near as a share of the largest number. */
  static boolean near(Values seen, Values due, Precision precision) {
    if (!seen.shape().equals(due.shape())) {
      return false;
    }
    Precision grid = grid(precision);
    double largest = largest(due);
    double allowed = COARSE * largest + ULPS * grid.ulp(largest);
    for (int i = 0; i < due.size(); i++) {
      if (!(difference(seen.get(i), due.get(i)) <= allowed)) {
        return false;
      }
    }
    return true;
  }

  private static double largest(Values values) {
    double largest = 0;
    for (int i = 0; i < values.size(); i++) {
      double size = Math.abs(values.get(i));
      largest = Double.isFinite(size) ? Math.max(largest, size) : largest;
    }
    return largest;
  }

  private static double difference(double a, double b) {
    return Double.compare(a, b) == 0 ? 0 : Math.abs(a - b);
  }

  /** The largest difference as a share of the largest number, at most 1. */
  static double share(Values seen, Values due) {
    if (!seen.shape().equals(due.shape())) {
      return 1;
    }
    int worst = worst(seen, due);
    double scale = Math.max(largest(seen), Double.MIN_NORMAL);
    double share = due.size() == 0 ? 0 : difference(seen.get(worst), due.get(worst)) / scale;
    return Double.isNaN(share) ? 1 : Math.min(1, share);
  }

  /** Where two answers differ most. */
  static int worst(Values seen, Values due) {
    int worst = 0;
    double most = -1;
    for (int i = 0; i < Math.min(seen.size(), due.size()); i++) {
      double off = difference(seen.get(i), due.get(i));
      if (Double.isNaN(off) || off > most) {
        most = Double.isNaN(off) ? Double.POSITIVE_INFINITY : off;
        worst = i;
      }
    }
    return worst;
  }
}
