package org.gradmark.subjects.dl4j;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.gradmark.core.contract.Capability;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.contract.Subject;
import org.gradmark.core.contract.SubjectFailure;
import org.gradmark.core.contract.SubjectProvider;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** The real library in its real child process. */
public class Dl4jSubjectsTest {

  private static final List<Shape> SHAPES =
      List.of(Shape.SCALAR, Shape.of(1), Shape.of(5), Shape.of(2, 3), Shape.of(2, 1, 2));

  private final Map<String, OptimizerSubject> subjects = new HashMap<>();
  private SubjectProvider provider;

  @BeforeClass
  public void start() {
    provider =
        ServiceLoader.load(SubjectProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(found -> found.name().equals("dl4j"))
            .findFirst()
            .orElseThrow();
    assertEquals(provider.absence(), "");
    for (Subject subject : provider.subjects()) {
      if (subject instanceof OptimizerSubject optimizer) {
        subjects.put(subject.id(), optimizer);
      }
    }
  }

  @AfterClass(alwaysRun = true)
  public void stop() {
    provider.close();
    assertEquals(ProcessHandle.current().descendants().count(), 0, "processes that are left");
  }

  /** All but the one that DL4J cannot start. */
  @DataProvider
  public Object[][] working() {
    return subjects.keySet().stream()
        .filter(id -> !id.equals("dl4j:adabelief"))
        .sorted()
        .flatMap(id -> List.of(new Object[] {id, "float64"}, new Object[] {id, "float32"}).stream())
        .toArray(Object[][]::new);
  }

  private static List<Values> step(Optimizer optimizer, double... gradient) {
    return optimizer.step(
        1, Oracle.fixed(List.of(new Values(Shape.of(gradient.length), gradient))));
  }

  @Test
  public void everyUpdaterIsThere() {
    assertEquals(
        subjects.keySet().stream().sorted().collect(Collectors.toList()),
        List.of(
            "dl4j:adabelief",
            "dl4j:adabelief/state-map",
            "dl4j:adadelta",
            "dl4j:adagrad",
            "dl4j:adam",
            "dl4j:adam/l2-decay",
            "dl4j:adamax",
            "dl4j:adamw",
            "dl4j:adamw/network",
            "dl4j:amsgrad",
            "dl4j:nadam",
            "dl4j:nesterovs",
            "dl4j:rmsprop",
            "dl4j:sgd",
            "dl4j:sgd/l2-decay"));
  }

  @Test(dataProvider = "working")
  public void firstStepGoesDownhill(String id, String dtype) {
    try (Optimizer optimizer = subjects.get(id).open(dtype, Map.of())) {
      SHAPES.forEach(shape -> optimizer.add(new Values(shape, new double[shape.size()])));
      List<Values> gradients =
          SHAPES.stream()
              .map(shape -> new Values(shape, signs(shape.size())))
              .collect(Collectors.toList());
      List<Values> after = optimizer.step(1, Oracle.fixed(gradients));
      for (int p = 0; p < SHAPES.size(); p++) {
        assertEquals(after.get(p).shape(), SHAPES.get(p));
        for (int i = 0; i < after.get(p).size(); i++) {
          double moved = after.get(p).get(i);
          assertEquals(Math.signum(moved), -Math.signum(gradients.get(p).get(i)));
          assertTrue(Math.abs(moved) < 10, id + " moved by " + moved);
        }
      }
    }
  }

  private static double[] signs(int size) {
    double[] signs = new double[size];
    for (int i = 0; i < size; i++) {
      signs[i] = i % 2 == 0 ? 1 : -1;
    }
    return signs;
  }

  @Test(dataProvider = "working")
  public void copyAndOriginalGoTheSameWay(String id, String dtype) {
    SplittableRandom random = new SplittableRandom(5);
    try (Optimizer optimizer = subjects.get(id).open(dtype, Map.of())) {
      optimizer.add(new Values(Shape.of(3), 1, -2, 3));
      for (int i = 0; i < 5; i++) {
        step(optimizer, random.nextDouble(), random.nextDouble(), random.nextDouble());
      }
      try (Optimizer copy = optimizer.copy()) {
        for (int i = 0; i < 5; i++) {
          double[] gradient = {random.nextDouble(), -random.nextDouble(), random.nextDouble()};
          assertEquals(step(copy, gradient), step(optimizer, gradient));
        }
      }
    }
  }

  @Test
  public void plainDescentIsExact() {
    try (Optimizer optimizer =
        subjects.get("dl4j:sgd").open("float64", Map.of("learning_rate", 0.5))) {
      optimizer.add(
          new Values(Shape.of(6), 1, -0.0, Double.NaN, Double.MIN_VALUE, Double.MAX_VALUE, 1));
      assertEquals(
          step(optimizer, 0.5, 0, 1, 0, -Double.MAX_VALUE, Double.POSITIVE_INFINITY),
          List.of(
              new Values(
                  Shape.of(6),
                  0.75,
                  -0.0,
                  Double.NaN,
                  Double.MIN_VALUE,
                  Double.POSITIVE_INFINITY,
                  Double.NEGATIVE_INFINITY)));
    }
  }

  @Test
  public void rateFollowsTheSchedule() {
    Oracle one = Oracle.fixed(List.of(new Values(Shape.of(1), 1)));
    try (Optimizer optimizer =
        subjects.get("dl4j:sgd").open("float64", Map.of("learning_rate", 0.5))) {
      optimizer.add(new Values(Shape.of(1), 0));
      List<Double> places = new ArrayList<>();
      for (double factor : new double[] {1, 0.5, 0, 2}) {
        places.add(optimizer.step(factor, one).get(0).get(0));
      }
      assertEquals(places, List.of(-0.5, -0.75, -0.75, -1.75));
    }
    assertFalse(subjects.get("dl4j:adadelta").capabilities().contains(Capability.SCHEDULE));
  }

  @Test
  public void weightDecayIsAppliedWhereDl4jAppliesIt() {
    Map<String, Double> settings = Map.of("learning_rate", 0.5, "weight_decay", 0.25);
    try (Optimizer optimizer = subjects.get("dl4j:sgd/l2-decay").open("float64", settings)) {
      optimizer.add(new Values(Shape.of(1), 8));
      assertEquals(step(optimizer, 2), List.of(new Values(Shape.of(1), 6)));
    }
    try (Optimizer optimizer = subjects.get("dl4j:adamw").open("float64", settings)) {
      optimizer.add(new Values(Shape.of(1), 8));
      // A zero gradient leaves Adam still: only the decay moves the parameter.
      assertEquals(step(optimizer, 0), List.of(new Values(Shape.of(1), 7)));
    }
  }

  @Test
  public void adaBeliefTellsWhereItBreaks() {
    try (Optimizer optimizer = subjects.get("dl4j:adabelief").open("float64", Map.of())) {
      optimizer.add(new Values(Shape.of(2), 1, 2));
      SubjectFailure failure = expectThrows(SubjectFailure.class, () -> step(optimizer, 1, 1));
      assertEquals(
          failure.getMessage(),
          "dl4j:adabelief: asked for step 1, it answered with an error: "
              + "java.lang.ArrayIndexOutOfBoundsException: Index 1 out of bounds for length 1, at "
              + "org.nd4j.linalg.learning.config.AdaBelief.instantiate (AdaBelief.java:93)");
    }
  }

  @Test
  public void whatCannotBeSetIsRefused() {
    OptimizerSubject adaGrad = subjects.get("dl4j:adagrad");
    assertEquals(adaGrad.fixed(), Map.of("initial_accumulator", 0.0));
    adaGrad.open("float64", adaGrad.fixed()).close();
    expectThrows(
        UnsupportedOperationException.class,
        () -> adaGrad.open("float64", Map.of("initial_accumulator", 1e-6)));
    SubjectFailure failure =
        expectThrows(SubjectFailure.class, () -> adaGrad.open("float64", Map.of("beta1", 0.5)));
    assertTrue(failure.getMessage().contains("no hyperparameter beta1"), failure.getMessage());
  }

  @Test
  public void lateParameterIsRefused() {
    try (Optimizer optimizer = subjects.get("dl4j:adam").open("float64", Map.of())) {
      optimizer.add(new Values(Shape.of(1), 1));
      step(optimizer, 1);
      expectThrows(
          UnsupportedOperationException.class, () -> optimizer.add(new Values(Shape.of(1), 1)));
    }
  }

  @Test
  public void crashOfTheChildCostsOneSessionOnly() {
    OptimizerSubject adam = subjects.get("dl4j:adam");
    try (Optimizer optimizer = adam.open("float64", Map.of())) {
      optimizer.add(new Values(Shape.of(1), 1));
      step(optimizer, 1);
      ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
      SubjectFailure failure = expectThrows(SubjectFailure.class, () -> step(optimizer, 1));
      assertTrue(
          failure
              .getMessage()
              .startsWith(
                  "dl4j:adam: asked for step 2, the process ended with exit code 137 (SIGKILL)"),
          failure.getMessage());
    }
    try (Optimizer optimizer = adam.open("float64", Map.of())) {
      optimizer.add(new Values(Shape.of(1), 1));
      assertTrue(step(optimizer, 1).get(0).get(0) < 1);
    }
  }
}
