package org.gradmark.core.identify;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.gradmark.core.backend.RoundingBackend;
import org.gradmark.core.backend.RoundingBackend.Direction;
import org.gradmark.core.contract.EstimatorSubject;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.estimator.Counted;
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

  private record Given(Values answer, Map<Counted.Call, Integer> calls) {}

  private final Predicate<EstimatorSubject> oneScale;

  private final Map<Key, Optional<Given>> known = new ConcurrentHashMap<>();
  private final Map<Key, double[]> deviations = new ConcurrentHashMap<>();

  /**
   * No answers yet.
   *
   * @param oneScale whether the numbers of an answer have one scale, so that what must end at zero
   *     may end at the last digits of the largest: the rates of a schedule
   */
  Answers(Predicate<EstimatorSubject> oneScale) {
    this.oneScale = oneScale;
  }

  /** In double precision; empty if the question lacks what the candidate asks for. */
  Optional<Values> of(Candidate<EstimatorSubject> candidate, Inquiry inquiry) {
    return given(candidate, inquiry).map(Given::answer);
  }

  /** How often it asks back; empty if it has no answer. */
  Map<Counted.Call, Integer> calls(Candidate<EstimatorSubject> candidate, Inquiry inquiry) {
    return given(candidate, inquiry).map(Given::calls).orElse(Map.of());
  }

  private Optional<Given> given(Candidate<EstimatorSubject> candidate, Inquiry inquiry) {
    return known.computeIfAbsent(
        new Key(candidate, inquiry, Precision.FLOAT64),
        key -> {
          Counting counting = Counting.of(inquiry);
          return answer(candidate, counting).map(one -> new Given(one, counting.calls()));
        });
  }

  private static Optional<Values> answer(Candidate<EstimatorSubject> candidate, Counting counting) {
    try {
      return Optional.of(counting.answer(candidate.subject(), "f64"));
    } catch (RuntimeException e) {
      return Optional.empty(); // other inputs, other shapes: another kind of estimator
    }
  }

  /** The same of a question that nobody asks again: a fit tries thousands. */
  static Optional<Values> fresh(Candidate<EstimatorSubject> candidate, Inquiry inquiry) {
    return answer(candidate, Counting.of(inquiry));
  }

  /** The largest difference in tolerances. */
  double off(
      Candidate<EstimatorSubject> candidate,
      Inquiry inquiry,
      Values seen,
      Values due,
      Precision precision) {
    Precision grid = precision == Precision.EXACT ? Precision.FLOAT64 : precision;
    if (!seen.shape().equals(due.shape())) {
      return Double.POSITIVE_INFINITY;
    }
    double[] deviation =
        deviations.computeIfAbsent(
            new Key(candidate, inquiry, grid), key -> deviation(candidate, inquiry, due, grid));
    double least = oneScale.test(candidate.subject()) ? largest(due) : 0;
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

  private static double[] deviation(
      Candidate<EstimatorSubject> candidate, Inquiry inquiry, Values due, Precision grid) {
    double[] squares = new double[due.size()];
    double[] drift = new double[due.size()];
    if (candidate.subject() instanceof EstimatorRuleSubject own) {
      for (int seed = 0; seed < SAMPLES; seed++) {
        Values sample = own.rule().on(new RoundingBackend(grid, seed), inquiry);
        for (int i = 0; i < squares.length; i++) {
          squares[i] += Math.pow(sample.get(i) - due.get(i), 2);
        }
      }
      // A rounding that always goes one way shows which side of a step a number may fall on.
      for (Direction direction : DIRECTIONS) {
        Values sample = own.rule().on(new RoundingBackend(grid, direction), inquiry);
        for (int i = 0; i < drift.length; i++) {
          drift[i] = Math.max(drift[i], Math.abs(sample.get(i) - due.get(i)));
        }
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
    Precision grid = precision == Precision.EXACT ? Precision.FLOAT64 : precision;
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
