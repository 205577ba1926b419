package org.gradmark.core.identify;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gradmark.core.contract.EstimatorSubject;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.tensor.Values;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.univariate.BrentOptimizer;
import org.hipparchus.optim.univariate.SearchInterval;
import org.hipparchus.optim.univariate.UnivariateObjectiveFunction;

/**
 * Finds the one wrong hyperparameter with which a dialect of an estimator, a schedule, an average
 * or a clipping answers every question: its range is scanned, the best are refined by Brent's
 * method, and the shortest decimal that explains all answers within their derived tolerances is
 * taken. Deterministic and bounded. The numbers below say how hard is looked, not what is accepted:
 * that is the tolerances' business.
 */
final class EstimatorFit {

  /** So many questions are looked at while a value is searched; all of them decide. */
  private static final int GLANCE = 12;

  /** So many of the values that a scan found are refined. */
  private static final int REFINED = 24;

  /** Points on either side of the best of a scan, and how often they are drawn closer. */
  private static final int FINE = 12;

  private static final int LEVELS = 3;

  private static final int BRENT = 100;

  /** So many of the nearest are refined with all questions. */
  private static final int CLOSER = 4;

  /** Answers that are off by more, as a share of the largest number, are not explained. */
  private static final double NEAR = 0.03;

  /** A value is determined if one that differs by so much does not explain the answers. */
  private static final double DIGITS = 1e-3;

  private static final int HALVINGS = 16;

  /**
   * What explains everything.
   *
   * @param vague why its value is not known to three digits; empty if it is
   */
  record Found(
      Candidate<EstimatorSubject> candidate, Difference difference, Optional<String> vague) {}

  private record Point(Reading reading, double at, double number, double distance) {}

  private final Answers answers;
  private final List<Answered> seen;
  private final List<Answered> glance;

  EstimatorFit(Answers answers, List<Answered> seen) {
    this(answers, seen, spread(seen));
  }

  private EstimatorFit(Answers answers, List<Answered> seen, List<Answered> glance) {
    this.answers = answers;
    this.seen = seen;
    this.glance = glance;
  }

  private static List<Answered> spread(List<Answered> seen) {
    List<Answered> few = new ArrayList<>();
    int count = Math.min(GLANCE, seen.size());
    for (int i = 0; i < count; i++) {
      few.add(seen.get((int) ((long) i * seen.size() / count)));
    }
    return few;
  }

  /** Dialects with one wrong hyperparameter that explain everything. */
  List<Found> found(List<Candidate<EstimatorSubject>> dialects, List<Hyperparameter> all) {
    List<Reading> readings = new ArrayList<>();
    for (Candidate<EstimatorSubject> dialect : dialects) {
      for (Hyperparameter one : all) {
        if (seen.stream().allMatch(s -> s.inquiry().hyperparameters().containsKey(one.name()))) {
          readings.add(new Reading(dialect, one, false));
          if (seen.stream().mapToDouble(s -> set(s, one)).distinct().count() > 1) {
            readings.add(new Reading(dialect, one, true));
          }
        }
      }
    }
    List<Point> near =
        readings.parallelStream()
            .map(this::scanned)
            .map(point -> finer(point, 1))
            .sorted(Comparator.comparing(Point::distance))
            .limit(REFINED)
            .toList()
            .parallelStream()
            .map(this::refined)
            .filter(point -> point.distance() < NEAR)
            .sorted(Comparator.comparing(Point::distance))
            .toList();
    List<Found> found = near.stream().flatMap(point -> settled(point).stream()).toList();
    return found.isEmpty() ? new EstimatorFit(answers, seen, seen).closer(near) : found;
  }

  /** With all questions, where a few did not tell enough. */
  private List<Found> closer(List<Point> near) {
    return near.stream()
        .filter(point -> !Double.isNaN(point.at()))
        .limit(CLOSER)
        .map(point -> refined(on(point.reading(), point.at())))
        .flatMap(point -> settled(point).stream())
        .toList();
  }

  private static double set(Answered one, Hyperparameter hyperparameter) {
    return one.inquiry().hyperparameters().get(hyperparameter.name());
  }

  private Point at(Reading reading, double at, double number) {
    double sum = 0;
    for (Answered one : glance) {
      sum +=
          Answers.fresh(reading.candidate(), reading.heard(one.inquiry(), number))
              .map(due -> Answers.share(one.answer(), due))
              .orElse(1.0);
    }
    return new Point(reading, at, number, sum / glance.size());
  }

  private Point on(Reading reading, double at) {
    return at(reading, at, reading.range().value(at));
  }

  private static Point nearer(Point a, Point b) {
    return a == null || b.distance() < a.distance() ? b : a;
  }

  private Point scanned(Reading reading) {
    Point best = null;
    for (double end : reading.ends()) {
      best = nearer(best, at(reading, Double.NaN, end));
    }
    for (double point : reading.grid(glance.get(0).inquiry())) {
      best = nearer(best, on(reading, point));
    }
    return best;
  }

  private static boolean isEnd(Point point) {
    return Double.isNaN(point.at())
        || point.reading().range() == Range.COUNT
        || point.distance() == 0;
  }

  private Point finer(Point middle, double reach) {
    Point best = middle;
    for (int n = -FINE; !isEnd(middle) && n <= FINE; n++) {
      best = nearer(best, on(middle.reading(), middle.at() + n * reach / FINE));
    }
    return best;
  }

  private Point refined(Point scan) {
    // A value may count in whole steps only, as a stair does: no slope leads to it.
    Point coarse = scan;
    double around = 2.0 / FINE;
    for (int n = 0; n < LEVELS; n++) {
      coarse = finer(coarse, around);
      around *= 2.0 / FINE;
    }
    return isEnd(coarse) ? coarse : brent(coarse, around);
  }

  private Point brent(Point coarse, double around) {
    Point[] best = {coarse};
    try {
      new BrentOptimizer(1e-14, 1e-15)
          .optimize(
              new MaxEval(BRENT),
              GoalType.MINIMIZE,
              new SearchInterval(coarse.at() - around, coarse.at() + around, coarse.at()),
              new UnivariateObjectiveFunction(
                  u -> {
                    Point point = on(coarse.reading(), u);
                    best[0] = nearer(best[0], point);
                    return point.distance() * point.distance();
                  }));
    } catch (MathRuntimeException e) {
      return best[0]; // out of evaluations: the best so far stands
    }
    return best[0];
  }

  /** The shortest decimal near a point that explains every answer. */
  private Optional<Found> settled(Point point) {
    Reading reading = point.reading();
    for (double tolerance : Search.SHORT) {
      for (double form : reading.range().written(point.number())) {
        if (Search.near(form, point.number(), tolerance)) {
          if (agrees(reading, form)) {
            return Optional.of(told(reading, form));
          }
          break;
        }
      }
    }
    return Optional.empty();
  }

  private boolean agrees(Reading reading, double number) {
    for (Answered one : seen) {
      Inquiry heard = reading.heard(one.inquiry(), number);
      Optional<Values> due = Answers.fresh(reading.candidate(), heard);
      if (due.isEmpty() || answers.off(reading.candidate(), heard, one, due.get()) > 1) {
        return false;
      }
    }
    return true;
  }

  /** A value that counts in whole steps only is known as far as these tell. */
  private Found told(Reading reading, double number) {
    if (reading.range() == Range.COUNT) {
      return new Found(
          reading.candidate(),
          reading.difference(seen, number),
          agrees(reading, number + 1)
              ? Optional.of(reading.one().name() + ": one more gives the same answers")
              : Optional.empty());
    }
    double low = edge(reading, number, -DIGITS);
    double high = edge(reading, number, DIGITS);
    boolean known = number == 0 || (low >= number * (1 - DIGITS) && high <= number * (1 + DIGITS));
    if (known) {
      return new Found(reading.candidate(), reading.difference(seen, number), Optional.empty());
    }
    double plain = plain(reading, number, low, high);
    String vague =
        String.format(
            Locale.ROOT,
            "%s: %s between %.4g and %.4g gives the same answers",
            reading.one().name(),
            reading.factor() ? "every factor" : "every value",
            low,
            high);
    return new Found(reading.candidate(), reading.difference(seen, plain), Optional.of(vague));
  }

  /** About the first number in a direction that does not explain the answers any more. */
  private double edge(Reading reading, double number, double share) {
    double step = share;
    while (Math.abs(step) < 1 && agrees(reading, number * (1 + step))) {
      step *= 2;
    }
    double inside = step == share ? 0 : step / 2;
    double outside = step;
    for (int n = 0; n < HALVINGS && inside != 0; n++) {
      double middle = (inside + outside) / 2;
      if (agrees(reading, number * (1 + middle))) {
        inside = middle;
      } else {
        outside = middle;
      }
    }
    return number * Math.max(0, 1 + outside);
  }

  /** What a person would have written between two numbers: tenths, then twentieths, and so on. */
  private double plain(Reading reading, double number, double low, double high) {
    BigDecimal unit = BigDecimal.ONE.scaleByPowerOfTen((int) Math.ceil(Math.log10(high)));
    for (int n = 0; n < 2 * Range.DIGITS; n++) {
      BigDecimal grain = n % 2 == 0 ? unit : unit.divide(BigDecimal.valueOf(2));
      BigDecimal form =
          BigDecimal.valueOf(low).divide(grain, 0, RoundingMode.CEILING).multiply(grain);
      double value = form.round(MathContext.DECIMAL64).doubleValue();
      if (value <= high && agrees(reading, value)) {
        return value;
      }
      unit = n % 2 == 0 ? unit : unit.movePointLeft(1);
    }
    return number;
  }
}
