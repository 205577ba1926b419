package org.gradmark.backends.fused.cpu;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.performance.Stepper;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.rule.RuleOptimizer;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** A stepper computes what the verified optimizer computes, without garbage, on its threads. */
public class StepperTest {

  private static final int STEPS = 4;

  /** Small ones, ones that are equal, one of many blocks, one with fewer columns than a lane. */
  private static final List<Shape> SHAPES =
      List.of(
          Shape.of(7, 3),
          Shape.of(5),
          Shape.of(300, 301),
          Shape.of(64),
          Shape.of(64),
          Shape.of(2, 3, 4),
          Shape.of(1, 1),
          Shape.of(700, 5),
          Shape.of(70_000));

  @DataProvider
  Iterator<Object[]> rules() {
    List<Object[]> cases = new ArrayList<>();
    for (String[] backends : Inputs.pairs()) {
      Rules.all().forEach((name, rule) -> cases.add(new Object[] {name, rule, backends[0]}));
    }
    return cases.iterator();
  }

  private static Stepper filled(FusedCpuBackend backend, Rule rule, int threads) {
    Stepper stepper = backend.compile(rule, Map.of(), SHAPES, threads);
    for (int p = 0; p < SHAPES.size(); p++) {
      int size = SHAPES.get(p).size();
      stepper.fill(p, Inputs.random(size, p), Inputs.random(size, 100 + p));
    }
    return stepper;
  }

  @Test(dataProvider = "rules")
  public void sameBitsAsTheOptimizerOnAnyNumberOfThreads(
      String name, Rule rule, String backendName) {
    FusedCpuBackend backend = Inputs.fused(backendName);
    RuleOptimizer optimizer = new RuleOptimizer(rule, backend, Map.of());
    List<Values> gradients = new ArrayList<>();
    for (int p = 0; p < SHAPES.size(); p++) {
      Shape shape = SHAPES.get(p);
      optimizer.add(new Values(shape, Inputs.random(shape.size(), p)));
      gradients.add(new Values(shape, Inputs.random(shape.size(), 100 + p)));
    }
    List<Values> expected = List.of();
    for (int t = 0; t < STEPS; t++) {
      expected = optimizer.step(1, Oracle.fixed(gradients));
    }
    for (int threads = 1; threads <= 3; threads++) {
      try (Stepper stepper = filled(backend, rule, threads)) {
        for (int t = 0; t < STEPS; t++) {
          stepper.step();
        }
        for (int p = 0; p < SHAPES.size(); p++) {
          assertEquals(
              stepper.read(p),
              expected.get(p).toArray(),
              name + ", parameter " + SHAPES.get(p) + ", threads " + threads);
        }
      }
    }
  }

  /** Rules whose sums a plain backend adds up in another order. */
  private static final Set<String> SUMMING =
      Set.of("trust ratio", "sum of norms", "factored", "orthogonalised");

  @Test(dataProvider = "rules")
  public void followsThePlainBackendAlongGradientsThatChange(
      String name, Rule rule, String backendName) {
    Backend plain = Inputs.plain(backendName.equals("fused-cpu") ? "f32" : "f64");
    List<Shape> shapes = List.of(Shape.of(7, 3), Shape.of(5), Shape.of(130, 131), Shape.of(9001));
    try (Stepper stepper = Inputs.fused(backendName).compile(rule, Map.of(), shapes, 2);
        RuleOptimizer optimizer = new RuleOptimizer(rule, plain, Map.of())) {
      List<Values> x = new ArrayList<>();
      for (int p = 0; p < shapes.size(); p++) {
        x.add(new Values(shapes.get(p), Inputs.random(shapes.get(p).size(), p)));
        optimizer.add(x.get(p));
      }
      for (int t = 0; t < STEPS; t++) {
        List<Values> gradients = new ArrayList<>();
        for (int p = 0; p < shapes.size(); p++) {
          double[] gradient = Inputs.random(shapes.get(p).size(), 100 * t + p);
          gradients.add(new Values(shapes.get(p), gradient));
          stepper.fill(p, t == 0 ? x.get(p).toArray() : stepper.read(p), gradient);
        }
        stepper.step();
        x = optimizer.step(1, Oracle.fixed(gradients));
      }
      for (int p = 0; p < shapes.size(); p++) {
        double[] got = stepper.read(p);
        for (int i = 0; i < got.length; i++) {
          double due = x.get(p).get(i);
          // A sum of n numbers is off by n units in any order (Higham 2002, section 4.2).
          double unit = SUMMING.contains(name) ? Math.scalb(1.0, -plain.precision().bits()) : 0;
          double allowed = STEPS * got.length * unit * (1 + Math.abs(due));
          assertEquals(got[i], due, allowed, name + ", parameter " + p + "[" + i + "]");
        }
      }
    }
  }

  /**
   * The first steps are left out: the first is another program, and what a class needs is made when
   * it is used for the first time. Now and then the virtual machine makes up an object that its
   * compiler had saved; hence most steps, and not all.
   */
  @Test(dataProvider = "rules")
  public void noStepAllocates(String name, Rule rule, String backendName) {
    ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (Stepper stepper = filled(Inputs.fused(backendName), rule, 2)) {
      Map<Long, Integer> seen = new TreeMap<>();
      for (int t = 0; t < 23; t++) {
        long before = memory.getCurrentThreadAllocatedBytes();
        stepper.step();
        long bytes = memory.getCurrentThreadAllocatedBytes() - before;
        if (t >= 3) {
          seen.merge(bytes, 1, Integer::sum);
        }
      }
      int none = seen.getOrDefault(0L, 0);
      assertTrue(none >= 18, name + ": steps by the bytes that they allocate: " + seen);
    }
  }

  @Test
  public void newValuesTakeThePlaceOfOldOnes() {
    FusedCpuBackend backend = Inputs.fused("fused-cpu");
    StepPair adam = StepPair.of(backend, Rules::adam, Map.of(), Shape.of(8));
    assertTrue(adam.isOneLoop());
    Binding binding = new Binding(adam.later(), 4);
    assertEquals(binding.spares(), List.of());
    assertEquals(binding.next(), new int[] {0, 1, 2, 3});
    Rule previous = Rules.all().get("previous parameter");
    StepPair pair = StepPair.of(backend, previous, Map.of(), Shape.of(8));
    Binding swapping = new Binding(pair.later(), 3);
    assertEquals(swapping.spares(), List.of());
    assertEquals(swapping.next(), new int[] {2, 1, 0});
  }

  @Test
  public void scalarsThatAllParametersShareAreFoundOut() {
    FusedCpuBackend backend = Inputs.fused("fused-cpu");
    Rule shared = Rules.all().get("product of rates");
    assertTrue(StepPair.of(backend, shared, Map.of(), Shape.of(8)).isOneLoop());
    Rule own = Rules.all().get("sum of norms");
    assertEquals(StepPair.of(backend, own, Map.of(), Shape.of(8)).sharedScalars(), false);
  }

  @Test
  public void threadsEndWhenItIsClosed() throws InterruptedException {
    long before = crew();
    try (Stepper stepper = filled(Inputs.fused("fused-cpu"), Rules::adam, 3)) {
      stepper.step();
      assertEquals(crew(), before + 2);
    }
    assertEquals(crew(), before);
  }

  @Test
  public void aThreadWithoutWorkSleeps() throws InterruptedException {
    try (Stepper stepper = filled(Inputs.fused("fused-cpu"), Rules::adam, 2)) {
      stepper.step();
      boolean asleep = false;
      for (int i = 0; i < 1000 && !asleep; i++) {
        Thread.sleep(10);
        asleep =
            Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("gradmark-fused-cpu"))
                .allMatch(thread -> thread.getState() == Thread.State.WAITING);
      }
      assertTrue(asleep);
    }
  }

  private static long crew() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("gradmark-fused-cpu"))
        .count();
  }

  @Test
  public void aRuleThatAsksForMoreThanTheGradientIsRefused() {
    FusedCpuBackend backend = Inputs.fused("fused-cpu");
    Exception refusal =
        expectThrows(
            UnsupportedOperationException.class,
            () ->
                backend.compile(
                    s -> s.x().minus(s.gradient(s.x())), Map.of(), List.of(Shape.of(3)), 1));
    assertTrue(refusal.getMessage().contains("more than the gradient"), refusal.getMessage());
    Exception looking =
        expectThrows(
            UnsupportedOperationException.class,
            () ->
                backend.compile(
                    s -> s.x().times(s.gradient().toDoubles()[0]),
                    Map.of(),
                    List.of(Shape.of(3)),
                    1));
    assertTrue(looking.getMessage().contains("on the host"), looking.getMessage());
  }
}
