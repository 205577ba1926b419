package org.gradmark.estimators.dynamics;

import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.ClosedForm;
import org.gradmark.estimators.differences.CentralDifferences;

/**
 * Gradients through reversible Heun: the states are found again on the way back, not stored. The
 * estimate is (dy_N/dθ, dy_N/dy_0, the y_0 that is found again).
 *
 * <pre>
 *   ŷ_0 ← y_0
 *   ŷ_{n+1} ← 2 y_n - ŷ_n + h f(ŷ_n),  y_{n+1} ← y_n + h/2 (f(ŷ_n) + f(ŷ_{n+1}))
 *   back: ŷ_n = 2 y_{n+1} - ŷ_{n+1} - h f(ŷ_{n+1}),  y_n = y_{n+1} - h/2 (f(ŷ_{n+1}) + f(ŷ_n))
 * </pre>
 */
public final class ReversibleHeun {

  private static final EstimatorMistake ONE_WAY =
      EstimatorMistake.rule(
          "start-not-shared",
          "the start of the second state is held constant",
          s -> {
            Pass pass = back(s);
            return Rows.join(pass.g, pass.a, pass.y);
          });
  private static final EstimatorMistake SWAPPED =
      EstimatorMistake.result(
          "gradients-swapped",
          "the gradients of parameter and start are swapped",
          (s, g) -> Rows.join(Rows.columns(g, 1, 2), Rows.columns(g, 0, 1), Rows.columns(g, 2, 3)));
  private static final EstimatorMistake EULER =
      EstimatorMistake.rule(
          "start-by-euler",
          "the start is found again by Euler steps back",
          s -> {
            Tensor y = forward(s, s.input("theta"), s.input("state"))[0];
            for (int n = Trajectory.count(s) - 1; n >= 0; n--) {
              Tensor speed = Trajectory.field(s, y, s.input("theta"));
              y = y.minus(speed.times(Trajectory.step(s, n)));
            }
            return Rows.join(Rows.columns(paper(s), 0, 2), y);
          });
  private static final EstimatorMistake NEGATED =
      EstimatorMistake.scaled("negated", "all signs are reversed", -1);

  private static final Setting LOGISTIC = Trajectory.logistic();
  private static final Setting UNEVEN =
      LOGISTIC.called("y' = theta y - y^2/4, uneven steps").input("steps", 0.5, 0.125, 0.25);
  private static final Setting ONE =
      Trajectory.linear().called("y' = theta y, one step").input("steps", 0.5);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.estimator("reversible-heun")
          .title("Gradients through reversible Heun")
          .source(
              "Kidger, On Neural Differential Equations, thesis, 2022, arXiv:2202.02435, section"
                  + " 5.3.2")
          .rows("A124.1")
          .meaning("steps", "the lengths h, one of each step")
          .paper("states found again by the inverse step", ReversibleHeun::paper)
          .mistakes(ONE_WAY, SWAPPED, EULER, NEGATED)
          .claims(
              ClosedForm.claim(
                      "RHEU-01",
                      "program",
                      "The gradients are those of the program, although no state was stored.",
                      "central differences of the program")
                  .of("the gradients", (s, g) -> Rows.columns(g, 0, 2))
                  .on(LOGISTIC, UNEVEN)
                  .is(
                      s ->
                          CentralDifferences.gradient(
                              Rows.join(s.input("theta"), s.input("state")),
                              p -> forward(s, Rows.columns(p, 0, 1), Rows.columns(p, 1, 2))[0]))
                  .rejecting(ONE_WAY, SWAPPED, NEGATED),
              ClosedForm.claim(
                      "RHEU-02",
                      "reversible",
                      "The way back ends where the way there began.",
                      "algebraic inverse of a step")
                  .of("the start", (s, g) -> Rows.columns(g, 2, 3))
                  .on(LOGISTIC, UNEVEN)
                  .is(s -> s.input("state"))
                  .rejecting(EULER, NEGATED),
              ClosedForm.claim(
                      "RHEU-03",
                      "one-step",
                      "For y' = theta y one step is y_0 (1 + z + z^2/2), z = theta h: its"
                          + " derivatives follow.",
                      "second order")
                  .on(ONE)
                  .is(
                      s -> {
                        Tensor z = s.input("theta").over(2);
                        Tensor y = s.input("state");
                        Tensor byTheta = z.plus(1).times(y).over(2);
                        return Rows.join(byTheta, z.square().over(2).plus(z).plus(1), y);
                      })
                  .rejecting(ONE_WAY, SWAPPED, EULER, NEGATED),
              AsDeclared.claims("RHEU", 11)
                  .on(Trajectory.wide(1), Trajectory.wide(2))
                  .rejectingAll())
          .build();

  private ReversibleHeun() {}

  private static Tensor paper(Sample s) {
    Pass pass = back(s);
    return Rows.join(pass.g, pass.a.plus(pass.b), pass.y);
  }

  /** (y_N, ŷ_N). */
  private static Tensor[] forward(Sample s, Tensor theta, Tensor start) {
    Tensor y = start;
    Tensor hat = start;
    for (int n = 0; n < Trajectory.count(s); n++) {
      Tensor h = Trajectory.step(s, n);
      Tensor speed = Trajectory.field(s, hat, theta);
      hat = y.times(2).minus(hat).plus(speed.times(h));
      Tensor both = speed.plus(Trajectory.field(s, hat, theta));
      y = y.plus(both.times(h).over(2));
    }
    return new Tensor[] {y, hat};
  }

  /** The state, its adjoints a and b, and the gradient of the parameter, on the way back. */
  private static final class Pass {
    Tensor y;
    Tensor hat;
    Tensor a;
    Tensor b;
    Tensor g;
  }

  private static Pass back(Sample s) {
    Tensor theta = s.input("theta");
    Tensor[] end = forward(s, theta, s.input("state"));
    Pass p = new Pass();
    p.y = end[0];
    p.hat = end[1];
    p.a = p.y.times(0).plus(1);
    p.b = p.y.times(0);
    p.g = p.y.times(0);
    for (int n = Trajectory.count(s) - 1; n >= 0; n--) {
      back(s, p, Trajectory.step(s, n), theta);
    }
    return p;
  }

  private static void back(Sample s, Pass p, Tensor h, Tensor theta) {
    Tensor half = p.a.times(h).over(2);
    Tensor after = Trajectory.slopes(s, p.hat);
    Tensor speedAfter = Trajectory.field(s, p.hat, theta);
    p.b = p.b.plus(half.times(Trajectory.byState(after)));
    p.hat = p.y.times(2).minus(p.hat).minus(speedAfter.times(h));
    Tensor speedBefore = Trajectory.field(s, p.hat, theta);
    p.y = p.y.minus(speedAfter.plus(speedBefore).times(h).over(2));
    Tensor before = Trajectory.slopes(s, p.hat);
    Tensor weight = half.plus(p.b.times(h));
    p.g = p.g.plus(half.times(Trajectory.byTheta(after)));
    p.g = p.g.plus(weight.times(Trajectory.byTheta(before)));
    p.a = p.a.plus(p.b.times(2));
    p.b = weight.times(Trajectory.byState(before)).minus(p.b);
  }
}
