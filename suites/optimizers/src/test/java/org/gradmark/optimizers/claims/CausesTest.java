package org.gradmark.optimizers.claims;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.gradmark.core.claim.Causes;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Trial;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.identify.Identification;
import org.gradmark.core.identify.LineUp;
import org.gradmark.core.identify.OptimizerIdentifier;
import org.gradmark.core.laboratory.Laboratory;
import org.gradmark.core.reference.ReferenceData;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.RuleSubject;
import org.gradmark.core.rule.StepWrapper;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.optimizers.OptimizerSuite;
import org.gradmark.optimizers.adam.Adam;
import org.testng.annotations.Test;

/** Causes that are named are causes, and what has none is not given one. */
public class CausesTest {

  private static final Laboratory LABORATORY = Laboratory.on(ReferenceData.bundled());

  /** ε is tenfold in the first step only: one claim sees one step, and that looks like 1e-7. */
  private static final Mistake FIRST_EPSILON =
      Mistake.seeing(
          "first-epsilon",
          "",
          s ->
              new StepWrapper(s) {
                @Override
                public Tensor get(Hyperparameter one) {
                  Tensor value = super.get(one);
                  return one == Hyperparameter.EPSILON
                      ? t().equalTo(1).where(value.times(10), value)
                      : value;
                }
              });

  /** An array of floats for the second moment. */
  private static final Mistake SINGLE_STATE =
      Mistake.seeing(
          "single-state",
          "",
          s ->
              new StepWrapper(s) {
                @Override
                public Tensor keep(String slot, Tensor value) {
                  double[] narrow = Arrays.stream(value.toDoubles()).map(x -> (float) x).toArray();
                  return super.keep(
                      slot,
                      slot.equals("v") ? value.backend().tensor(value.shape(), narrow) : value);
                }
              });

  /** The rate is 1e-11 too large: seen, and far finer than what float32 leaves. */
  private static final Mistake FINE =
      Mistake.seeing(
          "fine",
          "",
          s ->
              new StepWrapper(s) {
                @Override
                public Tensor get(Hyperparameter one) {
                  Tensor value = super.get(one);
                  return one == Hyperparameter.LEARNING_RATE ? value.times(1 + 1e-11) : value;
                }
              });

  private static RuleSubject subject(Mistake mistake) {
    OptimizerSystem adam = Adam.SYSTEM;
    return new RuleSubject(
        "mine:adam", "adam", "paper", mistake.change().apply(adam.dialect("paper").rule()));
  }

  private static Outcome outcome(String claim, Mistake mistake) {
    Trial<OptimizerSubject> trial = new Trial<>(subject(mistake), "f64", LABORATORY, 1);
    return Adam.SYSTEM.claims().stream()
        .filter(c -> c.id().equals(claim))
        .findFirst()
        .orElseThrow()
        .check()
        .check(trial);
  }

  @Test
  public void aCauseThatTheTrajectoriesRefuteIsNotNamed() {
    Outcome trajectory = outcome("TRAJ-01", FIRST_EPSILON);
    assertTrue(trajectory.message().startsWith(Causes.UNEXPLAINED), trajectory.message());
    Outcome first = outcome("ADAM-01", FIRST_EPSILON);
    assertEquals(first.result(), Result.FAIL);
    assertFalse(first.message().contains("is used instead"), first.message());
    assertTrue(first.message().startsWith(Causes.UNEXPLAINED), first.message());
  }

  @Test
  public void aStateOfSinglePrecisionIsNamed() {
    for (String claim : List.of("TRAJ-01", "TRAJ-03", "TRAJ-04")) {
      Outcome outcome = outcome(claim, SINGLE_STATE);
      assertEquals(outcome.result(), Result.FAIL);
      assertTrue(outcome.message().contains("is kept in float32"), outcome.message());
    }
    LineUp<OptimizerSubject> lineUp =
        LineUp.of(List.copyOf(OptimizerSuite.SYSTEMS), OptimizerSubject.class);
    Identification found =
        new OptimizerIdentifier(lineUp).identify(subject(SINGLE_STATE), "f64", Map.of());
    assertEquals(found.answer(), Identification.Answer.OTHER);
    assertTrue(found.sentence().startsWith("adam/paper"), found.sentence());
    assertTrue(found.sentence().contains("is kept in float32"), found.sentence());
  }

  @Test
  public void whatIsFarFinerIsNotTakenForSinglePrecision() {
    for (String claim : List.of("TRAJ-01", "TRAJ-03", "ADAM-01")) {
      Outcome outcome = outcome(claim, FINE);
      assertEquals(outcome.result(), Result.FAIL);
      assertTrue(outcome.message().startsWith(Causes.UNEXPLAINED), outcome.message());
    }
  }
}
