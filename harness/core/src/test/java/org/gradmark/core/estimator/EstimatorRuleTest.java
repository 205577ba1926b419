package org.gradmark.core.estimator;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.List;
import java.util.Map;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.contract.FunctionOracle;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;
import org.testng.annotations.Test;

public class EstimatorRuleTest {

  private static final Hyperparameter STEP = new Hyperparameter("step", "a step", 0, 10, 0.5);

  /** The sum of squares. */
  private static final FunctionOracle SQUARES =
      new FunctionOracle() {
        @Override
        public String name() {
          return "squares";
        }

        @Override
        public Tensor value(Tensor at) {
          return at.square().sum(Axis.ROW);
        }

        @Override
        public Tensor gradient(Tensor at) {
          return at.times(2);
        }
      };

  private static final Setting SETTING =
      Setting.named("squares")
          .input("x", 1, -2)
          .function(SQUARES)
          .drawing(Law.given("z", new Values(Shape.of(1, 2), 4, 8)));

  private static final EstimatorRule RULE =
      s -> s.gradient(s.input("x")).times(s.get(STEP)).plus(s.draw("z"));

  private static Inquiry inquiry(Setting setting) {
    return setting.inquiry(List.of(STEP), setting.law().outcomes().get(0).values());
  }

  private static double[] run(EstimatorRule rule, Setting setting) {
    return rule.on(IeeeBackend.F64, inquiry(setting)).toArray();
  }

  private static double[] numbers(double... values) {
    return values;
  }

  @Test
  public void aRuleSeesInputsDrawsHyperparametersAndFunctions() {
    assertEquals(run(RULE, SETTING), numbers(5, 6));
    assertEquals(run(RULE, SETTING.with(STEP, 2)), numbers(8, 0));
    assertEquals(run(RULE, SETTING.input("x", 0, 1)), numbers(4, 9));
  }

  @Test
  public void whatIsMissingIsNamedWithWhatThereIs() {
    Map<String, EstimatorRule> missing =
        Map.of(
            "there is no input \"y\"; there are [x]", s -> s.input("y"),
            "there is no draw \"y\"; there are [z]", s -> s.draw("y"),
            "there is no function \"y\"; there are [f]", s -> s.function("y").value(s.input("x")),
            "there is no declared hyperparameter \"rho\"; there are [step]",
                s -> s.get(Hyperparameter.RHO));
    missing.forEach(
        (message, rule) ->
            assertEquals(
                expectThrows(IllegalArgumentException.class, () -> run(rule, SETTING)).getMessage(),
                message));
  }

  @Test
  public void aSettingOfWhatIsNotDeclaredIsRefused() {
    Setting wrong = SETTING.with(Hyperparameter.RHO, 0.5);
    String message =
        expectThrows(IllegalArgumentException.class, () -> inquiry(wrong)).getMessage();
    assertTrue(message.contains("rho"), message);
  }

  @Test
  public void whatAFunctionCannotDoIsNamed() {
    String message =
        expectThrows(
                UnsupportedOperationException.class,
                () -> run(s -> s.hessianVector(s.input("x"), s.input("x")), SETTING))
            .getMessage();
    assertEquals(message, "squares does not give Hessian-vector products");
  }

  @Test
  public void mistakesChangeOneThing() {
    assertEquals(run(EstimatorMistake.ZERO.change().apply(RULE), SETTING), numbers(0, 0));
    assertEquals(
        run(EstimatorMistake.scaled("a", "a", 2).change().apply(RULE), SETTING), numbers(10, 12));
    assertEquals(
        run(EstimatorMistake.hardCoded(STEP, 2).change().apply(RULE), SETTING), numbers(8, 0));
    assertEquals(
        run(
            EstimatorMistake.draw("a", "a", "z", (s, z) -> z.times(0)).change().apply(RULE),
            SETTING),
        numbers(1, -2));
    assertEquals(
        run(
            EstimatorMistake.input("a", "a", "x", (s, x) -> x.negate()).change().apply(RULE),
            SETTING),
        numbers(3, 10));
  }

  @Test
  public void questionsAreCountedAPointAtATime() {
    Counted counted = new Counted(SQUARES);
    Tensor two = IeeeBackend.F64.tensor(Shape.of(2, 2), 1, 2, 3, 4);
    counted.value(two);
    counted.gradient(Rows.row(two, 0));
    assertEquals(counted.calls(), Map.of(Counted.Call.VALUE, 2, Counted.Call.GRADIENT, 1));
  }

  @Test
  public void anInquiryIsChangedInOnePlace() {
    Inquiry asked = inquiry(SETTING);
    Inquiry other =
        asked.withInput("x", new Values(Shape.of(1, 2), 0, 0)).withHyperparameter("step", 3);
    assertEquals(RULE.on(IeeeBackend.F64, other).toArray(), numbers(4, 8));
    assertEquals(RULE.on(IeeeBackend.F64, asked).toArray(), numbers(5, 6));
  }
}
