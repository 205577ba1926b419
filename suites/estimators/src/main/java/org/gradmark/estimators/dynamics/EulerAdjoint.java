package org.gradmark.estimators.dynamics;

import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.ClosedForm;
import org.gradmark.estimators.differences.CentralDifferences;

/**
 * dy(T)/dθ through Euler's method: discretise, then optimise; or optimise, then discretise, the
 * continuous adjoint solved backwards with the state.
 *
 * <pre>
 *   discrete:   y_{n+1} ← y_n + h f(y_n);  a ← 1
 *               n = N - 1 … 0: g ← g + h a f_θ(y_n),  a ← a + h a f_y(y_n)
 *   continuous: a ← 1, y ← y_N
 *               n = N - 1 … 0: g ← g + h a f_θ(y),  (a, y) ← (a + h a f_y(y), y - h f(y))
 * </pre>
 */
public final class EulerAdjoint {

  private static final EstimatorMistake LATE =
      EstimatorMistake.rule(
          "state-one-step-late",
          "slopes are taken at the state after the step",
          s -> discrete(s, 1, true));
  private static final EstimatorMistake CONSTANT =
      EstimatorMistake.rule("adjoint-constant", "the adjoint stays 1", s -> discrete(s, 0, false));
  private static final EstimatorMistake UPDATED_FIRST =
      EstimatorMistake.rule(
          "adjoint-updated-first",
          "the adjoint is updated before it is used",
          s -> {
            Tensor[] y = path(s, s.input("theta"));
            Tensor a = y[0].times(0).plus(1);
            Tensor g = y[0].times(0);
            for (int n = Trajectory.count(s) - 1; n >= 0; n--) {
              Tensor slopes = Trajectory.slopes(s, y[n]).times(Trajectory.step(s, n));
              a = a.plus(a.times(Trajectory.byState(slopes)));
              g = g.plus(a.times(Trajectory.byTheta(slopes)));
            }
            return g;
          });
  private static final EstimatorMistake NEGATED =
      EstimatorMistake.scaled("negated", "the integral is taken backwards", -1);

  private static final EstimatorMistake FORWARDS =
      EstimatorMistake.rule(
          "steps-not-reversed",
          "the way back takes the first step first",
          s -> continuous(s, true));

  private static final Setting LINEAR = Trajectory.linear();
  private static final Setting LOGISTIC = Trajectory.logistic();
  private static final Setting UNEVEN =
      LOGISTIC.called("y' = theta y - y^2/4, uneven steps").input("steps", 0.5, 0.125, 0.25);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.estimator("euler-adjoint")
          .title("Discretise-then-optimise and the continuous adjoint")
          .source(
              "Kidger, On Neural Differential Equations, thesis, 2022, arXiv:2202.02435, section"
                  + " 5.1")
          .rows("B15.2")
          .meaning("steps", "the lengths h, one of each step")
          .paper("discretise, then optimise", s -> discrete(s, 0, true))
          .dialect("continuous", "optimise, then discretise", s -> continuous(s, false))
          .mistakes(NEGATED)
          .mistakesIn(java.util.List.of("paper"), LATE, CONSTANT, UPDATED_FIRST)
          .mistakesIn(java.util.List.of("continuous"), FORWARDS)
          .claims(
              ClosedForm.claim(
                      "EADJ-01",
                      "program",
                      "Discretise-then-optimise is the derivative of the program.",
                      "central differences of the program")
                  .on(LOGISTIC, UNEVEN)
                  .is(
                      s ->
                          CentralDifferences.gradient(
                              s.input("theta"), theta -> path(s, theta)[Trajectory.count(s)]))
                  .rejecting(LATE, CONSTANT, UPDATED_FIRST, NEGATED),
              ClosedForm.claim(
                      "EADJ-02",
                      "linear",
                      "For y' = theta y and four steps h it is 4 h (1 + theta h)^3 y_0.",
                      "derivative of (1 + theta h)^4 y_0")
                  .on(LINEAR)
                  .is(s -> growth(s).pow(3).times(s.input("state")))
                  .rejecting(LATE, CONSTANT, UPDATED_FIRST, NEGATED),
              ClosedForm.claim(
                      "EADJ-03",
                      "continuous-linear",
                      "The continuous adjoint gives h y_N sum over k < 4 of (1 + theta h)^k (1 -"
                          + " theta h)^k there: another number.",
                      "both recursions")
                  .in("continuous")
                  .on(LINEAR)
                  .is(
                      s -> {
                        Tensor up = growth(s);
                        Tensor r = up.times(up.minus(2).negate());
                        Tensor sum = r.plus(r.square()).plus(r.pow(3)).plus(1);
                        return up.pow(4).times(s.input("state")).times(sum).over(4);
                      })
                  .rejecting(NEGATED),
              AsDeclared.claims("EADJ", 11).on(UNEVEN).rejectingAll(),
              AsDeclared.claims("EADJ", 21)
                  .on(Trajectory.wide(1), Trajectory.wide(2))
                  .rejectingAll())
          .build();

  private EulerAdjoint() {}

  private static Tensor[] path(Sample s, Tensor theta) {
    Tensor[] y = new Tensor[Trajectory.count(s) + 1];
    y[0] = s.input("state");
    for (int n = 0; n < y.length - 1; n++) {
      y[n + 1] = y[n].plus(Trajectory.field(s, y[n], theta).times(Trajectory.step(s, n)));
    }
    return y;
  }

  private static Tensor discrete(Sample s, int late, boolean carried) {
    Tensor[] y = path(s, s.input("theta"));
    Tensor a = y[0].times(0).plus(1);
    Tensor g = y[0].times(0);
    for (int n = Trajectory.count(s) - 1; n >= 0; n--) {
      Tensor slopes = Trajectory.slopes(s, y[n + late]).times(Trajectory.step(s, n));
      g = g.plus(a.times(Trajectory.byTheta(slopes)));
      a = carried ? a.plus(a.times(Trajectory.byState(slopes))) : a;
    }
    return g;
  }

  private static Tensor continuous(Sample s, boolean firstFirst) {
    Tensor y = path(s, s.input("theta"))[Trajectory.count(s)];
    Tensor a = y.times(0).plus(1);
    Tensor g = y.times(0);
    for (int n = Trajectory.count(s) - 1; n >= 0; n--) {
      Tensor h = Trajectory.step(s, firstFirst ? Trajectory.count(s) - 1 - n : n);
      Tensor slopes = Trajectory.slopes(s, y).times(h);
      g = g.plus(a.times(Trajectory.byTheta(slopes)));
      a = a.plus(a.times(Trajectory.byState(slopes)));
      y = y.minus(Trajectory.field(s, y, s.input("theta")).times(h));
    }
    return g;
  }

  /** 1 + θ h with h = 1/4. */
  private static Tensor growth(Sample s) {
    return s.input("theta").over(4).plus(1);
  }
}
