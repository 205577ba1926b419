package org.gradmark.estimators.claims;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.claim.Rejection;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Trial;
import org.gradmark.core.contract.Capability;
import org.gradmark.core.contract.EstimatorSubject;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.EstimatorRule;
import org.gradmark.core.estimator.EstimatorRuleSubject;
import org.gradmark.core.estimator.Law;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.laboratory.Laboratory;
import org.gradmark.core.reference.ReferenceData;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.statistics.SequentialTest;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;
import org.gradmark.estimators.attribution.IntegratedGradients;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Every kind of claim, on the mean of three numbers that a coin may leave out. */
public class ClaimBuildersTest {

  private static final Laboratory LABORATORY = Laboratory.on(ReferenceData.bundled());

  /** The mean of x, each element kept with probability 1/4 and weighted by 4. */
  private static final EstimatorRule RULE =
      s -> s.input("x").times(s.draw("kept")).times(4).mean(Axis.ROW);

  private static final EstimatorMistake UNWEIGHTED =
      EstimatorMistake.scaled("unweighted", "what is kept is not weighted", 0.25);

  /** It gives a number where there should be none, and so obeys no relation. */
  private static final EstimatorMistake SHIFTED =
      EstimatorMistake.result("shifted", "one is added", (s, e) -> e.plus(1));

  private static final Setting SETTING =
      Setting.named("three numbers")
          .input("x", 0.3, -0.7, 1.9)
          .drawing(Law.coins("kept", Shape.of(1, 3), 0.25));

  private static EstimatorSystem system(EstimatorSystem.ClaimMaker claim) {
    return EstimatorSystem.statistic("kept-mean")
        .title("kept mean")
        .source("2024")
        .paper("mean of 4 x kept", RULE)
        .dialect("plus-one", "one more", s -> RULE.estimate(s).plus(1))
        .mistakes(UNWEIGHTED)
        .claims(claim)
        .build();
  }

  private static Tensor mean(Tensor x) {
    return x.mean(Axis.ROW);
  }

  @DataProvider
  public static Object[][] claims() {
    return new Object[][] {
      {
        Unbiased.claim("TEST-01", "a", "a", "a")
            .on(SETTING)
            .mean(s -> mean(s.input("x")))
            .rejecting(UNWEIGHTED)
      },
      {
        Unbiased.claim("TEST-02", "a", "a", "a")
            .on(SETTING)
            .of("the square", (s, e) -> e.square())
            .mean(
                s -> {
                  Tensor square = s.input("x").square().sum(Axis.ROW).over(3);
                  return mean(s.input("x")).square().plus(square);
                })
            .rejecting(UNWEIGHTED)
      },
      {
        Variance.claim("TEST-03", "a", "a", "a")
            .on(SETTING)
            .each(s -> s.input("x").square().sum(Axis.ROW).over(3))
            .rejecting(UNWEIGHTED)
      },
      {
        ClosedForm.claim("TEST-04", "a", "a", "a")
            .on(SETTING)
            .is(s -> s.input("x").times(s.draw("kept")).sum(Axis.ROW).times(4).over(3))
            .rejecting(UNWEIGHTED)
      },
      {
        Axiom.claim("TEST-05", "a", "a", "a")
            .on(SETTING)
            .changing(q -> q.withInput("x", q.inputs().get("x").map(x -> 4 * x)))
            .changes(e -> e.times(4))
            .rejecting(SHIFTED)
      },
      {
        Coverage.claim("TEST-06", "a", "a", "a")
            .on(SETTING)
            .of((s, e) -> e.greaterThan(s.backend().scalar(0.6)))
            .exactly(s -> s.backend().scalar(0.25))
            .rejecting(SHIFTED)
      },
      {
        Coverage.claim("TEST-07", "a", "a", "a")
            .on(SETTING)
            .of((s, e) -> e.greaterThan(s.backend().scalar(0.6)))
            .between(s -> s.backend().scalar(0.2), s -> s.backend().scalar(0.3))
            .rejecting(SHIFTED)
      },
      {
        Sampled.claim("TEST-08", "a", "a", "a")
            .on(SETTING)
            .of("the estimate", (s, e) -> e)
            .mean(SequentialTest.equalTo(0.5).within(-1.5, 3.5).effect(0.25))
            .rejecting(UNWEIGHTED)
      },
    };
  }

  @Test(dataProvider = "claims")
  public void theRightRulePassesAndImpostorsAreNamed(EstimatorSystem.ClaimMaker maker) {
    EstimatorSystem system = system(maker);
    Claim<EstimatorSubject> claim = system.claims().get(0);
    for (String backend : new String[] {"exact", "f64", "f32", "rounding"}) {
      Outcome outcome = check(claim, system.builtIns().get(0), backend);
      assertEquals(outcome.result(), Result.PASS, claim.id() + ": " + outcome.message());
    }
    for (Rejection<EstimatorSubject> rejection : claim.rejections()) {
      Outcome outcome = check(claim, rejection.impostor(), "f32");
      assertEquals(outcome.result(), Result.FAIL, claim.id() + ": " + outcome.message());
      assertTrue(outcome.message().contains(rejection.message()), outcome.message());
    }
  }

  @Test
  public void anotherDialectDeviates() {
    EstimatorSystem system = system((EstimatorSystem.ClaimMaker) claims()[0][0]);
    EstimatorSubject other =
        new EstimatorRuleSubject("a", "kept-mean", "paper", system.dialects().get(1).rule());
    Outcome outcome = check(system.claims().get(0), other, "f64");
    assertEquals(outcome.result(), Result.DEVIATES, outcome.message());
    assertTrue(outcome.message().contains("follows kept-mean/plus-one (one more)"));
  }

  @Test
  public void whatNothingExplainsIsSaid() {
    EstimatorSystem system = system((EstimatorSystem.ClaimMaker) claims()[0][0]);
    EstimatorSubject strange =
        new EstimatorRuleSubject("a", "kept-mean", "paper", s -> RULE.estimate(s).plus(0.3));
    Outcome outcome = check(system.claims().get(0), strange, "f64");
    assertEquals(outcome.result(), Result.FAIL);
    assertTrue(outcome.message().startsWith("no known dialect or mistake"), outcome.message());
  }

  @Test
  public void oneFactorForAllAnswersIsACause() {
    EstimatorSystem system = system((EstimatorSystem.ClaimMaker) claims()[0][0]);
    for (double factor : new double[] {0.9, -1, 2.5}) {
      EstimatorSubject scaled =
          new EstimatorRuleSubject("a", "kept-mean", "paper", s -> RULE.estimate(s).times(factor));
      for (String backend : new String[] {"f64", "f32"}) {
        Outcome outcome = check(system.claims().get(0), scaled, backend);
        assertEquals(outcome.result(), Result.FAIL);
        String said = "every answer is " + Match.text(factor) + " times what is due: ";
        assertTrue(outcome.message().startsWith(said), outcome.message());
      }
    }
  }

  @Test
  public void roundingIsToldFromAMistake() {
    EstimatorSystem system = system((EstimatorSystem.ClaimMaker) claims()[0][0]);
    for (double ulps : new double[] {100, 1e6}) {
      EstimatorSubject coarse =
          new EstimatorRuleSubject(
              "a", "kept-mean", "paper", s -> RULE.estimate(s).times(1 + ulps * Math.ulp(1.0)));
      Outcome outcome = check(system.claims().get(0), coarse, "f64");
      assertEquals(outcome.result(), Result.FAIL);
      String said = "it looks as if it does what is declared, but with larger rounding errors";
      assertEquals(outcome.message().startsWith(said), ulps == 100, outcome.message());
    }
  }

  @Test
  public void float32OnTheWayIsACause() {
    EstimatorSystem system = system((EstimatorSystem.ClaimMaker) claims()[0][0]);
    EstimatorSubject narrow =
        new EstimatorRuleSubject("a", "kept-mean", "paper", s -> inFloat32(RULE.estimate(s)));
    String said = "it does what is declared only as exactly as float32 does";
    Outcome outcome = check(system.claims().get(0), narrow, "f64");
    assertEquals(outcome.result(), Result.FAIL);
    assertTrue(outcome.message().startsWith(said), outcome.message());
    EstimatorSubject other =
        new EstimatorRuleSubject(
            "a", "kept-mean", "paper", s -> inFloat32(RULE.estimate(s)).times(1 + 0x1p-18));
    String message = check(system.claims().get(0), other, "f64").message();
    assertTrue(!message.startsWith(said), message);
  }

  private static Tensor inFloat32(Tensor answer) {
    double[] narrow = answer.toDoubles();
    Arrays.setAll(narrow, i -> (float) narrow[i]);
    return answer.backend().tensor(answer.shape(), narrow);
  }

  /** It is wrong, and other claims say so; but not forgetful. */
  @Test
  public void whoAlwaysAnswersNanOrInfinityIsNotForgetful() {
    EstimatorSystem system = AskedAgain.addedTo(IntegratedGradients.SYSTEM);
    Claim<EstimatorSubject> again =
        system.claims().stream().filter(c -> c.id().equals("AGAIN-01")).findFirst().orElseThrow();
    for (double same : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      EstimatorSubject none =
          new EstimatorRuleSubject(
              "a", system.id(), "paper", s -> s.input("x").times(0).plus(same));
      Outcome outcome = check(again, none, "f64");
      assertEquals(outcome.result(), Result.PASS, outcome.message());
      String observed = outcome.evidence().get("observed").toString();
      assertTrue(observed.contains(Double.toString(same)), observed);
    }
  }

  @Test
  public void countsAloneDoNotNameACause() {
    EstimatorSystem system = IntegratedGradients.SYSTEM;
    Claim<EstimatorSubject> cost =
        system.claims().stream().filter(c -> c.id().equals("INTG-15")).findFirst().orElseThrow();
    // One gradient, as the impostor that takes it at the input alone; but at the baseline.
    EstimatorSubject other =
        new EstimatorRuleSubject(
            "a", system.id(), "paper", s -> s.gradient(s.input("baseline")).times(s.input("x")));
    Outcome outcome = check(cost, other, "f64");
    assertEquals(outcome.result(), Result.FAIL);
    assertTrue(
        outcome.message().startsWith("no known dialect or mistake explains it: it asks for"),
        outcome.message());
  }

  @Test
  public void anotherShapeIsAFailure() {
    EstimatorSystem system = system((EstimatorSystem.ClaimMaker) claims()[3][0]);
    EstimatorSubject wide = new EstimatorRuleSubject("a", "kept-mean", "paper", s -> s.input("x"));
    Outcome outcome = check(system.claims().get(0), wide, "f64");
    assertEquals(outcome.result(), Result.FAIL);
    assertTrue(outcome.message().contains("has 24 elements, the formula 8"), outcome.message());
  }

  /** A subject whose user cannot set a hyperparameter. */
  private record Rigid(EstimatorRuleSubject right, double step) implements EstimatorSubject {
    @Override
    public String id() {
      return right.id();
    }

    @Override
    public String system() {
      return right.system();
    }

    @Override
    public String dialect() {
      return right.dialect();
    }

    @Override
    public Set<Capability> capabilities() {
      return right.capabilities();
    }

    @Override
    public Map<String, Double> fixed() {
      return Map.of("step", step);
    }

    @Override
    public List<String> backends() {
      return right.backends();
    }

    @Override
    public Precision precision(String backend) {
      return right.precision(backend);
    }

    @Override
    public Values estimate(String backend, Inquiry inquiry) {
      return right.estimate(backend, inquiry);
    }
  }

  @Test
  public void whatCannotBeSetIsSkippedWithTheReason() {
    Hyperparameter step = new Hyperparameter("step", "a step", 0, 10, 1);
    EstimatorRule rule = s -> s.input("x").plus(s.get(step).square());
    EstimatorSystem system =
        EstimatorSystem.estimator("stepped")
            .hyperparameters(step)
            .paper("x + step^2", rule)
            .claims(
                ClosedForm.claim("TEST-10", "a", "a", "a")
                    .on(Setting.named("two").input("x", 1, 2).with(step, 0.5))
                    .is(s -> s.input("x").plus(0.25))
                    .rejecting(),
                Order.claim("TEST-11", "a", "a", "a")
                    .on(Setting.named("two").input("x", 1, 2))
                    .halving(step, 1, 2)
                    .towards(s -> s.input("x"))
                    .is(2)
                    .rejecting(EstimatorMistake.hardCoded(step, 1)))
            .build();
    EstimatorRuleSubject right = (EstimatorRuleSubject) system.builtIns().get(0);
    for (Claim<EstimatorSubject> claim : system.claims()) {
      assertEquals(check(claim, right, "f32").result(), Result.PASS);
      Outcome skipped = check(claim, new Rigid(right, 1), "f32");
      assertEquals(skipped.result(), Result.SKIPPED);
      assertTrue(skipped.message().startsWith("step is fixed at 1.0, "), skipped.message());
    }
    Claim<EstimatorSubject> closed = system.claims().get(0);
    assertEquals(check(closed, new Rigid(right, 0.5), "f32").result(), Result.PASS);
    Claim<EstimatorSubject> order = system.claims().get(1);
    for (Rejection<EstimatorSubject> rejection : order.rejections()) {
      Outcome outcome = check(order, rejection.impostor(), "f32");
      assertEquals(outcome.result(), Result.FAIL, outcome.message());
      assertTrue(outcome.message().contains(rejection.message()), outcome.message());
    }
  }

  @Test
  public void aClaimWithoutASettingIsRefused() {
    expectThrows(
        IllegalArgumentException.class,
        () -> Unbiased.claim("TEST-09", "a", "a", "a").mean(s -> s.input("x")).rejecting());
  }

  private static Outcome check(
      Claim<EstimatorSubject> claim, EstimatorSubject subject, String backend) {
    return claim.check().check(new Trial<>(subject, backend, LABORATORY, 1));
  }
}
