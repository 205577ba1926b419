package org.gradmark.subjects.process;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertNotEquals;
import static org.testng.Assert.assertSame;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gradmark.core.contract.Capability;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.contract.SubjectFailure;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** A subject behind the process boundary behaves as it does without one. */
public class ProcessSubjectTest {

  private static final List<Shape> SHAPES =
      List.of(Shape.SCALAR, Shape.of(3), Shape.of(2, 3), Shape.of(2, 1, 2));

  private ProcessSubjectProvider provider;
  private OptimizerSubject far;
  private final OptimizerSubject near = new SampleSubject();

  @BeforeClass
  public void start() {
    provider = TestChild.provider("honest");
    far = TestChild.subject(provider);
  }

  @AfterClass(alwaysRun = true)
  public void stop() {
    provider.close();
    assertEquals(children(), List.of(), "processes that are left");
  }

  private static List<Long> children() {
    return ProcessHandle.current().descendants().map(ProcessHandle::pid).sorted().toList();
  }

  private static Values random(Shape shape, SplittableRandom random, Precision precision) {
    double[] numbers = new double[shape.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = random.nextDouble(-1, 1) * Math.scalb(1.0, random.nextInt(-60, 60));
    }
    return new Values(shape, numbers).map(precision::nearest);
  }

  /** Thirty steps with a copy in the middle; every parameter of every step of both. */
  private static List<Values> history(OptimizerSubject subject, String dtype, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Precision precision = Precision.ofDtype(dtype);
    List<Values> history = new ArrayList<>();
    try (Optimizer optimizer = subject.open(dtype, Map.of("learning_rate", 0.3))) {
      SHAPES.forEach(shape -> optimizer.add(random(shape, random, precision)));
      steps(optimizer, random, precision, history);
      try (Optimizer copy = optimizer.copy()) {
        steps(copy, random, precision, history);
        steps(optimizer, random, precision, history);
      }
    }
    return history;
  }

  private static void steps(
      Optimizer optimizer, SplittableRandom random, Precision precision, List<Values> history) {
    for (int step = 0; step < 10; step++) {
      List<Values> gradients = new ArrayList<>();
      SHAPES.forEach(shape -> gradients.add(random(shape, random, precision)));
      history.addAll(optimizer.step(random.nextDouble(), Oracle.fixed(gradients)));
    }
  }

  @DataProvider
  public Object[][] dtypes() {
    return new Object[][] {{"float64"}, {"float32"}};
  }

  @Test(dataProvider = "dtypes")
  public void sameBitsOnBothSidesOfTheBoundary(String dtype) {
    assertEquals(history(far, dtype, 7), history(near, dtype, 7));
    assertNotEquals(history(far, dtype, 7), history(near, dtype, 8));
  }

  @Test
  public void closedLoopAndSpecialNumbersCross() {
    Values special =
        new Values(Shape.of(4), Double.NaN, Double.POSITIVE_INFINITY, -0.0, Double.MIN_VALUE);
    List<List<Values>> asked = new ArrayList<>();
    Oracle echo = Oracle.fixed(List.of(special));
    try (Optimizer optimizer = far.open("float64", Map.of("learning_rate", 1.0))) {
      optimizer.add(special);
      List<Values> after =
          optimizer.step(
              0,
              (backend, at) -> {
                asked.add(at.stream().map(Values::of).toList());
                return echo.gradient(backend, at);
              });
      assertEquals(asked, List.of(List.of(special)));
      assertEquals(
          after.get(0), new Values(Shape.of(4), Double.NaN, Double.NaN, -0.0, Double.MIN_VALUE));
    }
  }

  @Test
  public void declarationCrosses() {
    assertEquals(far.id(), "sample:momentum");
    assertEquals(far.system(), "momentum");
    assertEquals(far.dialect(), "paper");
    assertEquals(far.capabilities(), Set.of(Capability.SCHEDULE, Capability.COPY));
    assertEquals(far.fixed(), Map.of("momentum", 0.5));
    assertEquals(((ProcessSubject) far).defaults(), Map.of("learning_rate", 0.01));
    assertEquals(far.backends(), List.of("float64", "float32"));
    assertEquals(far.precision("float32"), Precision.FLOAT32);
    assertEquals(provider.version(), "1.0");
    assertSame(provider.subjects(), provider.subjects());
    IllegalArgumentException e =
        expectThrows(IllegalArgumentException.class, () -> far.open("bfloat16", Map.of()));
    assertTrue(e.getMessage().contains("[float64, float32]"), e.getMessage());
  }

  @Test
  public void oneChildServesOneCellAfterTheOther() {
    history(far, "float64", 1);
    List<Long> before = children();
    history(far, "float64", 2);
    assertEquals(children(), before);
  }

  @Test
  public void childThatIsKilledIsReplaced() {
    try (Optimizer optimizer = far.open("float64", Map.of())) {
      optimizer.add(new Values(Shape.of(1), 1));
      ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
      SubjectFailure failure =
          expectThrows(
              SubjectFailure.class,
              () -> optimizer.step(1, Oracle.fixed(List.of(new Values(Shape.of(1), 1)))));
      assertEquals(
          failure.getMessage(),
          "sample:momentum: asked for step 1, the process ended with exit code 137 (SIGKILL)");
    }
    assertEquals(history(far, "float64", 3), history(near, "float64", 3));
  }

  @Test
  public void oracleThatThrowsDoesNotPoisonTheNextSession() {
    try (Optimizer optimizer = far.open("float64", Map.of())) {
      optimizer.add(new Values(Shape.of(1), 1));
      expectThrows(
          ArithmeticException.class,
          () ->
              optimizer.step(
                  1,
                  (backend, at) -> {
                    throw new ArithmeticException("the problem's own");
                  }));
    }
    assertEquals(history(far, "float64", 4), history(near, "float64", 4));
  }

  @Test
  public void severalThreadsGetAChildEach() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      List<Future<List<Values>>> results = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        long seed = i;
        results.add(threads.submit(() -> history(far, "float64", seed)));
      }
      for (int i = 0; i < results.size(); i++) {
        assertEquals(results.get(i).get(), history(near, "float64", i));
      }
      assertTrue(children().size() <= 4, "children: " + children());
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  public void unsupportedRequestLeavesTheSessionIntact() {
    Values one = new Values(Shape.of(1), 1);
    try (Optimizer optimizer = far.open("float64", Map.of("learning_rate", 1.0))) {
      optimizer.add(one);
      optimizer.step(1, Oracle.fixed(List.of(one)));
      expectThrows(UnsupportedOperationException.class, () -> optimizer.add(one));
      assertEquals(
          optimizer.step(1, Oracle.fixed(List.of(one))), List.of(new Values(Shape.of(1), -1.5)));
    }
  }
}
