package org.gradmark.optimizers.descent.schedules;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import java.util.function.ToDoubleBiFunction;
import org.gradmark.core.problem.AbsoluteValue;
import org.gradmark.core.problem.LastIterateWorst;
import org.gradmark.core.problem.MaxCoordinate;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.reference.ReferenceData;
import org.gradmark.core.reference.WorstCase;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.InstanceSource;
import org.gradmark.core.theorem.Replay;

/**
 * Instances of a last iterate whose exact worst case performance estimation has found: {@code R =
 * 1}, M, n and the schedule are those of the data.
 *
 * @param data name of the file
 * @param multiplier of the base rate {@code 1/M} at step t, from the file's parameters
 */
record ExactSchedule(String data, ToDoubleBiFunction<WorstCase, Integer> multiplier) {

  /** The stored worst case. */
  InstanceSource replay() {
    return from -> {
      Replay f = Replay.of(from, data);
      return on(from, f, f.worstCase().start().toArray());
    };
  }

  /** No value is below that of the start. */
  InstanceSource flat() {
    return from -> {
      int n = steps(from) + 1;
      return on(from, new MaxCoordinate(lipschitz(from), 1, n), new double[n]);
    };
  }

  /** The value rises again under a constant rate. */
  InstanceSource rising() {
    return from -> {
      int n = steps(from) + 1;
      return on(from, new LastIterateWorst(lipschitz(from), 1, n), new double[n]);
    };
  }

  /** {@code M |x|} from 1. */
  InstanceSource steep() {
    return from -> on(from, new AbsoluteValue(lipschitz(from)), 1);
  }

  private int steps(ReferenceData from) {
    return (int) Math.round(from.worstCase(data).parameter("n"));
  }

  private double lipschitz(ReferenceData from) {
    return from.worstCase(data).parameter("M");
  }

  private Instance on(ReferenceData from, Problem problem, double... start) {
    WorstCase worst = from.worstCase(data);
    return Instance.on(problem)
        .from(start)
        .with(LEARNING_RATE, 1 / lipschitz(from))
        .schedule(t -> multiplier.applyAsDouble(worst, t))
        .steps(steps(from))
        .measuring("f(x_n) - f*", Course::gap)
        .atTheEnd()
        .atMost(t -> worst.value());
  }
}
