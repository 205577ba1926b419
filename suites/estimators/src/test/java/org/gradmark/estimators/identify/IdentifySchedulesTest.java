package org.gradmark.estimators.identify;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.contract.Capability;
import org.gradmark.core.contract.EstimatorSubject;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.estimator.EstimatorRule;
import org.gradmark.core.estimator.EstimatorRuleSubject;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.SampleWrapper;
import org.gradmark.core.identify.Candidate;
import org.gradmark.core.identify.EstimatorIdentifier;
import org.gradmark.core.identify.Identification;
import org.gradmark.core.identify.Identification.Answer;
import org.gradmark.core.identify.LineUp;
import org.gradmark.core.identify.Match;
import org.gradmark.core.laboratory.Laboratory;
import org.gradmark.core.reference.ReferenceData;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.system.SystemSpec;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;
import org.gradmark.estimators.EstimatorSuite;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Schedules and clippings are named, with the hyperparameter that they have wrong. */
public class IdentifySchedulesTest {

  private static final Set<String> KNOWN =
      Set.of(
          "one-cycle",
          "constant-rate",
          "exponential-decay",
          "multi-step-decay",
          "linear-decay",
          "norm-clipping");

  private static final LineUp<EstimatorSubject> LINE_UP =
      LineUp.of(
          EstimatorSuite.SYSTEMS.stream()
              .filter(s -> KNOWN.contains(s.id()))
              .<SystemSpec<?>>map(s -> s)
              .toList(),
          EstimatorSubject.class);

  private static final EstimatorIdentifier IDENTIFIER =
      new EstimatorIdentifier(LINE_UP, Laboratory.on(ReferenceData.bundled()));

  private static EstimatorSystem system(String id) {
    return EstimatorSuite.SYSTEMS.stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
  }

  /** What a dialect is taken for that sees something else than what it is handed. */
  private static Identification identify(
      String system, String dialect, String backend, UnaryOperator<Sample> seen) {
    EstimatorRule right = system(system).dialect(dialect).rule();
    EstimatorRule wrong = s -> right.estimate(seen.apply(s));
    return IDENTIFIER.identify(
        new EstimatorRuleSubject("mine:" + system, system, dialect, wrong), backend);
  }

  private static UnaryOperator<Sample> with(String name, UnaryOperator<Tensor> used) {
    return s ->
        new SampleWrapper(s) {
          @Override
          public Tensor get(Hyperparameter asked) {
            Tensor value = super.get(asked);
            return asked.name().equals(name) ? used.apply(value) : value;
          }
        };
  }

  @DataProvider
  public static Object[][] constants() {
    return new Object[][] {
      {"one-cycle", "torch", "rise_share", 0.25},
      {"one-cycle", "torch-linear", "rise_share", 0.3217},
      {"one-cycle", "torch-three-phase", "start_divisor", 17.25},
      {"exponential-decay", "paper", "decay_rate", 0.9725},
      {"norm-clipping", "paper", "clip_norm", 0.375},
    };
  }

  /** In single precision there is noise to find it in. */
  @Test(dataProvider = "constants")
  public void aWrongValueIsFound(String system, String dialect, String name, double value) {
    for (String backend : List.of("f64", "f32")) {
      Identification found =
          identify(system, dialect, backend, with(name, set -> set.backend().scalar(value)));
      assertEquals(found.answer(), Answer.OTHER, found.sentence());
      Match match = found.matches().get(0);
      assertEquals(match.candidate(), system + "/" + dialect, found.sentence());
      String said = name + " is always " + value + ", whatever is set";
      assertTrue(found.sentence().contains(said), found.sentence());
      assertEquals(found.leftOut(), List.of());
    }
  }

  @Test
  public void aFactorIsToldFromAConstant() {
    String sentence =
        identify("one-cycle", "torch", "f64", with("final_divisor", set -> set.times(0.125)))
            .sentence();
    assertTrue(sentence.contains("final_divisor is 0.125 times what is set"), sentence);
  }

  /** Optax's corners are rounded down to whole steps: several values are the same. */
  @Test
  public void whatStepsDoNotTellIsSaid() {
    Identification found =
        identify(
            "one-cycle", "paper", "f64", with("rise_share", set -> set.backend().scalar(0.35)));
    assertTrue(found.sentence().contains("rise_share is always 0.35"), found.sentence());
    assertEquals(found.leftOut().size(), 1, found.leftOut().toString());
    assertTrue(
        found.leftOut().get(0).startsWith("rise_share: every value between 0.3500 and 0.353"),
        found.leftOut().toString());
  }

  /** As PyTorch's LinearLR: every rate is made of the one before, and rounding errors add up. */
  @Test
  public void aRecursionIsNotWrong() {
    Identification found =
        IDENTIFIER.identify(
            new Mine(
                "linear-decay",
                "from-zero",
                Map.of(),
                asked -> {
                  double[] rates = asked.inputs().get("step").toArray();
                  double total = asked.hyperparameters().get("total_steps");
                  rates[0] = asked.hyperparameters().get("learning_rate");
                  for (int t = 1; t < rates.length; t++) {
                    double left = -1 / (total - (t - 1));
                    rates[t] = t > total ? rates[t - 1] : rates[t - 1] * (1 + left);
                  }
                  return new Values(Shape.of(1, rates.length), rates);
                }),
            "float64");
    assertEquals(found.answer(), Answer.AS_DECLARED, found.sentence() + found.runnersUp());
  }

  /** What its user cannot set is not held against it. */
  @Test
  public void whatIsFixedIsNotWrong() {
    EstimatorRule right = system("exponential-decay").dialect("paper").rule();
    EstimatorRule daily =
        s -> right.estimate(with("decay_steps", set -> set.backend().scalar(1)).apply(s));
    Identification found =
        IDENTIFIER.identify(
            new Mine(
                "exponential-decay",
                "paper",
                Map.of("decay_steps", 1.0),
                asked -> daily.on(IeeeBackend.F64, asked)),
            "float64");
    assertEquals(found.answer(), Answer.AS_DECLARED, found.sentence());
    assertEquals(found.leftOut(), List.of());
  }

  /** Somebody's schedule, in double precision. */
  private record Mine(
      String system, String dialect, Map<String, Double> fixed, Function<Inquiry, Values> rates)
      implements EstimatorSubject {
    @Override
    public String id() {
      return "mine:" + system;
    }

    @Override
    public Set<Capability> capabilities() {
      return Set.of();
    }

    @Override
    public List<String> backends() {
      return List.of("float64");
    }

    @Override
    public Precision precision(String backend) {
      return Precision.FLOAT64;
    }

    @Override
    public Values estimate(String backend, Inquiry inquiry) {
      return rates.apply(inquiry);
    }
  }

  @Test
  public void twoWrongValuesAreNoneOfThese() {
    UnaryOperator<Sample> first = with("rise_share", set -> set.backend().scalar(0.4));
    UnaryOperator<Sample> second = with("start_divisor", set -> set.backend().scalar(11));
    Identification found = identify("one-cycle", "torch", "f64", s -> first.apply(second.apply(s)));
    assertEquals(found.answer(), Answer.NONE, found.sentence());
  }

  /** Right and wrong candidates are told apart when they are asked again. */
  @Test
  public void whatRemembersItsQuestionsIsTold() {
    for (Candidate<EstimatorSubject> right : LINE_UP.dialects()) {
      List<String> named = IDENTIFIER.confusion(right, "f32").named();
      assertTrue(named.contains(right.name()), right + " is taken for " + named);
      assertTrue(named.stream().noneMatch(IdentifySchedulesTest::forgets), right + ": " + named);
    }
    List<Candidate<EstimatorSubject>> forgetful =
        LINE_UP.candidates().stream().filter(one -> forgets(one.name())).toList();
    assertTrue(forgetful.size() >= 2 * LINE_UP.dialects().size(), forgetful.toString());
    for (Candidate<EstimatorSubject> wrong : forgetful) {
      assertEquals(IDENTIFIER.confusion(wrong, "f64").named(), List.of(wrong.name()));
      // In single precision two dialects that forget alike may be one within rounding.
      List<String> named = IDENTIFIER.confusion(wrong, "f32").named();
      String mistake = wrong.name().replaceFirst("[^!]*", "");
      assertTrue(named.contains(wrong.name()), wrong + " is taken for " + named);
      assertTrue(named.stream().allMatch(one -> one.endsWith(mistake)), wrong + ": " + named);
    }
  }

  private static boolean forgets(String name) {
    return name.matches(".*!(larger-when-asked-again|every-second-larger|blended-with-the-last)");
  }

  /** Nobody knows what it does, but it is seen that its answers change. */
  @Test
  public void whatChangesFromAnswerToAnswerIsSaid() {
    int[] asked = {0};
    Identification found =
        IDENTIFIER.identify(
            new Mine(
                "constant-rate",
                "paper",
                Map.of(),
                question -> question.inputs().get("step").map(t -> 1 + 0.01 * asked[0]++)),
            "float64");
    assertEquals(found.answer(), Answer.NONE, found.sentence());
    String said = found.leftOut().toString();
    assertTrue(said.matches(".*asked again: (\\d+) of \\1 questions had another answer.*"), said);
  }

  /** A change of the formula that nobody has foreseen. */
  @Test
  public void aSlipIsNamed() {
    Identification found =
        IDENTIFIER.identify(
            new Mine(
                "exponential-decay",
                "paper",
                Map.of(),
                asked -> {
                  Map<String, Double> set = asked.hyperparameters();
                  return asked
                      .inputs()
                      .get("step")
                      .map(
                          t ->
                              set.get("learning_rate")
                                  * Math.pow(
                                      set.get("decay_rate"),
                                      Math.sqrt(t / set.get("decay_steps"))));
                }),
            "float64");
    assertEquals(found.answer(), Answer.OTHER, found.sentence());
    assertEquals(found.matches().get(0).candidate(), "exponential-decay/paper!slip");
    String said = found.sentence();
    assertTrue(said.contains("√(step / decay_steps) instead of step / decay_steps"), said);
    assertEquals(found.leftOut(), List.of());
  }

  /** A schedule that never advances is a constant rate, which is nobody's mistake. */
  @Test
  public void aDialectOfAnotherSystemIsNamedBeforeAMistake() {
    UnaryOperator<Sample> frozen =
        s ->
            new SampleWrapper(s) {
              @Override
              public Tensor input(String name) {
                return name.equals("step") ? super.input(name).times(0) : super.input(name);
              }
            };
    List<Match> matches = identify("multi-step-decay", "paper", "f64", frozen).matches();
    assertEquals(matches.get(0).candidate(), "constant-rate/paper");
    assertTrue(
        matches.stream().anyMatch(m -> m.candidate().endsWith("!never-advanced")),
        matches.toString());
  }
}
