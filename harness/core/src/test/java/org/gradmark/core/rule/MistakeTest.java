package org.gradmark.core.rule;

import static org.gradmark.core.rule.Hyperparameter.BETA1;
import static org.gradmark.core.rule.Hyperparameter.BETA2;
import static org.gradmark.core.rule.Hyperparameter.EPSILON;
import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;
import static org.gradmark.core.rule.Hyperparameter.MOMENTUM;
import static org.testng.Assert.assertEquals;

import java.util.List;
import java.util.Map;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Each factory makes the mistake that it names, worked out by hand, and no other. */
public class MistakeTest {

  private static final Map<String, Double> SETTINGS =
      Map.of("learning_rate", 0.5, "momentum", 0.25, "beta1", 0.5, "beta2", 0.75, "epsilon", 0.5);

  /** Two averages without correction: {@code x - lr (m + v)}. */
  private static final Rule AVERAGES =
      s ->
          s.x()
              .minus(
                  s.average("m", s.gradient(), BETA1)
                      .plus(s.average("v", s.gradient(), BETA2))
                      .times(s.rate()));

  /** One corrected average of each kind: {@code x - lr (mhat + 8 vhat)}. */
  private static final Rule CORRECTED =
      s -> {
        Tensor m = s.corrected(s.average("m", s.gradient(), BETA1), BETA1);
        Tensor v = s.corrected(s.average("v", s.gradient(), BETA2), BETA2);
        return s.x().minus(m.plus(v.times(8)).times(s.rate()));
      };

  /** {@code x - lr sum of all gradients, started at s}. */
  private static final Rule SUM =
      s ->
          s.x()
              .minus(
                  s.keep("sum", s.last("sum").plus(s.gradient()))
                      .times(s.get(EPSILON).over(s.get(EPSILON)))
                      .times(s.rate()));

  @DataProvider
  public static Object[][] mistakes() {
    return new Object[][] {
      // x = 10, gradients 4 and 0, lr 0.5, momentum 1/4, betas 1/2 and 3/4, epsilon 1/2
      {Rules.MOMENTUM_INSIDE, null, 8.0, 7.5},
      {Rules.MOMENTUM_INSIDE, Mistake.neverKept("v", "the velocity"), 8.0, 8.0},
      {Rules.MOMENTUM_INSIDE, Mistake.neverKept("w", "something else"), 8.0, 7.5},
      {Rules.MOMENTUM_INSIDE, Mistake.startsAt("v", 4, "the velocity"), 7.0, 6.25},
      {Rules.MOMENTUM_INSIDE, Mistake.startsAt("w", 4, "something else"), 8.0, 7.5},
      {Rules.MOMENTUM_INSIDE, Mistake.hardCoded(MOMENTUM, 0), 8.0, 8.0},
      {Rules.MOMENTUM_INSIDE, Mistake.hardCoded(EPSILON, 0), 8.0, 7.5},
      {Rules.MOMENTUM_INSIDE, Mistake.swapped(LEARNING_RATE, MOMENTUM), 9.0, 8.5},
      {Rules.MOMENTUM_INSIDE, Mistake.swapped(MOMENTUM, LEARNING_RATE), 9.0, 8.5},
      {Rules.MOMENTUM_INSIDE, Mistake.swapped(BETA1, BETA2), 8.0, 7.5},
      {Rules.COUNTING, null, 9.0, 7.0},
      {Rules.COUNTING, Mistake.countedFrom(0), 10.0, 9.0},
      {Rules.COUNTING, Mistake.countedFrom(2), 8.0, 5.0},
      {SUM, null, 8.0, 6.0},
      {SUM, Mistake.startsAt("sum", EPSILON, "the sum"), 7.75, 5.5},
      {AVERAGES, null, 8.5, 7.625},
      {AVERAGES, Mistake.unweighted("m", "the first average"), 7.5, 6.125},
      {AVERAGES, Mistake.unweighted("v", "the second average"), 7.0, 5.0},
      {Rules.DESCENT, Mistake.gradient("twice", "twice", g -> g.times(2)), 6.0, 6.0},
      {Rules.DESCENT, Mistake.result("near", "near", (s, x) -> x.plus(s.t())), 9.0, 11.0},
      {Rules.DESCENT, Mistake.rule("other", "other", Rules.COUNTING), 9.0, 7.0},
    };
  }

  @Test(dataProvider = "mistakes")
  public void mistakesByHand(Rule right, Mistake mistake, double first, double second) {
    Rule rule = mistake == null ? right : mistake.change().apply(right);
    assertEquals(run(rule, 1, 1), List.of(first, second));
  }

  @Test
  public void aMissingCorrectionIsOfOneAverageOnly() {
    // m = 2 then 1, v = 1 then 0.75; corrections 1/2, 3/4 and 1/4, 7/16
    assertRun(CORRECTED, 10 - 0.5 * (4 + 32), 1.0 / 0.75 + 8 * 0.75 / 0.4375);
    Rule first = Mistake.notCorrected(BETA1, "m").change().apply(CORRECTED);
    assertRun(first, 10 - 0.5 * (2 + 32), 1 + 8 * 0.75 / 0.4375);
    Rule second = Mistake.notCorrected(BETA2, "v").change().apply(CORRECTED);
    assertRun(second, 10 - 0.5 * (4 + 8), 1.0 / 0.75 + 8 * 0.75);
  }

  private static void assertRun(Rule rule, double first, double direction) {
    List<Double> seen = run(rule, 1, 1);
    assertEquals(seen.get(0), first, 1e-12);
    assertEquals(seen.get(1), first - 0.5 * direction, 1e-12);
  }

  @Test
  public void ratesThatAreNotSeen() {
    assertEquals(run(Rules.DESCENT, 0.5, 1), List.of(9.0, 9.0));
    Rule deaf = Mistake.scheduleIgnored().change().apply(Rules.DESCENT);
    assertEquals(run(deaf, 0.5, 1), List.of(8.0, 8.0));
    Rule replaced =
        Mistake.zeroRateReplaced("epsilon", s -> s.get(EPSILON)).change().apply(Rules.DESCENT);
    assertEquals(run(Rules.DESCENT, 0, 1), List.of(10.0, 10.0));
    assertEquals(run(replaced, 0, 1), List.of(8.0, 8.0));
    assertEquals(run(replaced, 0.5, 1), List.of(9.0, 9.0));
  }

  @Test
  public void aLieIsToldToTheQueryToo() {
    Rule ahead = Mistake.neverKept("v", "v").change().apply(Rules.LOOKING_AHEAD);
    RuleOptimizer optimizer = new RuleOptimizer(ahead, IeeeBackend.F64, SETTINGS);
    optimizer.add(new Values(Shape.of(1), 10));
    Oracle identity = (backend, at) -> at;
    optimizer.step(1, identity); // x = 5, v = 5, forgotten
    assertEquals(optimizer.step(1, identity).get(0).get(0), 2.5);
    Rule queried = Mistake.result("r", "r", (s, x) -> x).change().apply(Rules.LOOKING_AHEAD);
    RuleOptimizer looking = new RuleOptimizer(queried, IeeeBackend.F64, SETTINGS);
    looking.add(new Values(Shape.of(1), 10));
    looking.step(1, identity); // x = 5, v = 5; next at 5 - 1.25
    assertEquals(looking.step(1, identity).get(0).get(0), 5 - 1.25 - 0.5 * 3.75);
  }

  @Test
  public void whatItTakesToSeeThem() {
    assertEquals(Mistake.scheduleIgnored().seen(), Mistake.Seen.WHEN_RATE_CHANGES);
    Mistake zero = Mistake.zeroRateReplaced("x", s -> s.x());
    assertEquals(zero.seen(), Mistake.Seen.AT_RATE_ZERO);
    assertEquals(Mistake.countedFrom(0).seen(), Mistake.Seen.ALWAYS);
    Mistake closed = zero.seen(Mistake.Seen.IN_CLOSED_LOOP);
    assertEquals(closed.seen(), Mistake.Seen.IN_CLOSED_LOOP);
    assertEquals(closed.id(), "zero-rate-replaced-by-x");
    assertEquals(closed.cause(), zero.cause());
  }

  /** The parameter, 10 at the start, after gradients 4 and 0. */
  private static List<Double> run(Rule rule, double firstRate, double secondRate) {
    RuleOptimizer optimizer = new RuleOptimizer(rule, IeeeBackend.F64, SETTINGS);
    optimizer.add(new Values(Shape.of(1), 10));
    Oracle four = Oracle.fixed(List.of(new Values(Shape.of(1), 4)));
    Oracle zero = Oracle.fixed(List.of(new Values(Shape.of(1), 0)));
    double first = optimizer.step(firstRate, four).get(0).get(0);
    return List.of(first, optimizer.step(secondRate, zero).get(0).get(0));
  }
}
