package org.gradmark.subjects.process;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertNotEquals;
import static org.testng.Assert.expectThrows;

import java.util.HashMap;
import java.util.Map;
import org.gradmark.core.contract.EstimatorSubject;
import org.gradmark.core.contract.FunctionOracle;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.contract.SubjectFailure;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** An estimator in a child: what is asked arrives, questions are answered, faults are told. */
public class ProcessEstimatorTest {

  private static final Values AT = new Values(Shape.of(2, 2), 1, -0.0, 1e-300, 3);
  private static final Values NOISE = new Values(Shape.of(2, 2), 0.5, 2, -4, Double.MIN_VALUE);

  private ProcessSubjectProvider provider;
  private EstimatorSubject far;
  private final EstimatorSubject near = new SampleEstimator();

  /** {@code f(x) = weight ||x||²}, with components that weigh 0, 2 and 4. */
  private record Bowl(double weight) implements FunctionOracle {
    @Override
    public String name() {
      return "bowl";
    }

    @Override
    public Tensor value(Tensor at) {
      return at.square().sum(Axis.ROW).times(weight);
    }

    @Override
    public Tensor gradient(Tensor at) {
      return at.times(2 * weight);
    }

    @Override
    public Tensor directional(Tensor at, Tensor direction) {
      return at.times(direction).sum(Axis.ROW).times(2 * weight);
    }

    @Override
    public Tensor hessianVector(Tensor at, Tensor direction) {
      return direction.times(2 * weight);
    }

    @Override
    public int components() {
      return 3;
    }

    @Override
    public FunctionOracle component(int index) {
      return new Bowl(2 * index);
    }
  }

  /** Knows its values only. */
  private record Blind() implements FunctionOracle {
    @Override
    public String name() {
      return "blind";
    }

    @Override
    public Tensor value(Tensor at) {
      return at.sum(Axis.ROW);
    }
  }

  @BeforeClass
  public void start() {
    provider = TestChild.provider("honest");
    far = TestChild.estimator(provider);
  }

  @AfterClass(alwaysRun = true)
  public void stop() {
    provider.close();
  }

  private static Inquiry inquiry(int question) {
    Map<String, FunctionOracle> functions = Map.of("f", new Bowl(2), "other", new Bowl(0.5));
    Map<String, Double> hyperparameters = Map.of("question", (double) question);
    return new Inquiry(hyperparameters, Map.of("at", AT), Map.of("noise", NOISE), functions);
  }

  @DataProvider
  public Object[][] questions() {
    return new Object[][] {{0}, {1}, {2}, {3}, {4}, {5}, {6}};
  }

  @Test(dataProvider = "questions")
  public void everyQuestionIsAnsweredAsWithoutABoundary(int question) {
    for (String dtype : far.backends()) {
      assertEquals(far.estimate(dtype, inquiry(question)), near.estimate(dtype, inquiry(question)));
    }
    assertNotEquals(
        near.estimate("float64", inquiry(question)),
        near.estimate("float64", inquiry((question + 1) % 7)));
  }

  @Test
  public void whatAFunctionDoesNotGiveIsSkipped() {
    Inquiry blind = inquiry(2).withFunction(new Blind());
    String near = unsupported(this.near, blind);
    assertEquals(near, "blind does not give a gradient");
    assertEquals(unsupported(far, blind), near);
    assertEquals(far.estimate("float64", inquiry(1)), this.near.estimate("float64", inquiry(1)));
  }

  private static String unsupported(EstimatorSubject subject, Inquiry inquiry) {
    return expectThrows(
            UnsupportedOperationException.class, () -> subject.estimate("float64", inquiry))
        .getMessage();
  }

  @Test
  public void aPointOfAWrongShapeIsTheChildsFault() {
    Map<String, Values> inputs = new HashMap<>(Map.of("at", new Values(Shape.of(3), 1, 2, 3)));
    Inquiry wrong = new Inquiry(Map.of("question", 1.0), inputs, Map.of(), inquiry(1).functions());
    String message =
        expectThrows(SubjectFailure.class, () -> far.estimate("float64", wrong)).getMessage();
    assertEquals(
        message,
        "sample:slope: asked for an estimate, it answered with an error: "
            + expectThrows(IllegalArgumentException.class, () -> near.estimate("float64", wrong))
                .getMessage());
  }

  @DataProvider
  public Object[][] faults() {
    String asked = "sample:slope: asked for an estimate, ";
    String forbidden = asked + "the process answered what the protocol forbids: ";
    return new Object[][] {
      {"estimates nothing", forbidden + "no array in field \"shape\""},
      {
        "estimates too few",
        forbidden + "field \"the answer.values\" holds 1 instead of 2 numbers for shape [1,2]"
      },
      {"estimates a vast shape", forbidden + "shape [100000, 100000] of more elements than can be"},
      {"estimates a strange shape", forbidden + "1e999999999 in a shape"},
      {"asks for g", forbidden + "no function g; there are [f, other]"},
      {
        "asks for the moon",
        forbidden
            + "it asks for the_moon, protocol 1 knows value, gradient, directional, hessian_vector"
            + " and components"
      },
      {"asks nowhere", forbidden + "no {\"shape\":…,\"values\":…} in field \"at\""},
      {
        "estimates and aborts",
        asked
            + "the process ended with exit code 134 (SIGABRT); its last words: free(): invalid pointer"
      },
      {"asks for estimates for ever", asked + "it asked back more than 10000 times"},
    };
  }

  @Test(dataProvider = "faults")
  public void brokenAnswerGivesTheRightSentence(String manner, String message) {
    try (ProcessSubjectProvider broken = TestChild.provider(manner)) {
      EstimatorSubject subject = TestChild.estimator(broken);
      SubjectFailure failure =
          expectThrows(SubjectFailure.class, () -> subject.estimate("float64", inquiry(0)));
      assertEquals(failure.getMessage(), message);
    }
  }
}
