package org.gradmark.core.initializer;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertNotEquals;
import static org.testng.Assert.assertThrows;
import static org.testng.Assert.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradmark.core.contract.Blueprint;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.contract.Kernel.Layout;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.system.InitializerSystem;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.testng.annotations.Test;

public class RuleInitializerTest {

  private static final Hyperparameter SCALE = new Hyperparameter("scale", "factor", 0, 10, 1);
  private static final Kernel KERNEL = Kernel.convolution(2, 3, 4);

  private static Values fill(InitializerRule rule, Kernel kernel, long seed, String backend) {
    return fill(rule, List.of(kernel), Map.of(), seed, backend).get(0);
  }

  private static List<Values> fill(
      InitializerRule rule,
      List<Kernel> kernels,
      Map<String, Double> settings,
      long seed,
      String backend) {
    return new RuleInitializer("test:it", "it", "paper", rule)
        .initialize(backend, Blueprint.of(kernels, settings, seed));
  }

  @Test
  public void allBackendsSeeTheSameDraws() {
    Values f64 = fill(Start::normal, KERNEL, 7, "f64");
    assertEquals(fill(Start::normal, KERNEL, 7, "exact"), f64);
    assertEquals(fill(Start::normal, KERNEL, 7, "f32"), f64.map(x -> (float) x));
    assertNotEquals(fill(Start::normal, KERNEL, 8, "f64"), f64);
    assertEquals(f64.shape(), KERNEL.shape());
  }

  @Test
  public void parametersAndNamesHaveStreamsOfTheirOwn() {
    List<Values> two = fill(Start::normal, List.of(KERNEL, KERNEL), Map.of(), 7, "f64");
    assertNotEquals(two.get(0), two.get(1));
    Values other = fill(s -> s.normal("other", s.shape()), KERNEL, 7, "f64");
    assertNotEquals(other, two.get(0));
    // Names whose 32-bit hashes are the same.
    Values first = fill(s -> s.normal("Aa", s.shape()), KERNEL, 7, "f64");
    assertNotEquals(fill(s -> s.normal("BB", s.shape()), KERNEL, 7, "f64"), first);
    Values uniform = fill(Start::uniform, KERNEL, 7, "f64");
    assertTrue(Arrays.stream(uniform.toArray()).allMatch(u -> 0 < u && u < 1));
  }

  @Test
  public void nothingIsBeyondTheCut() {
    Values cut = fill(s -> s.truncated(0.5), Kernel.dense(30, 30), 1, "f64");
    assertTrue(Arrays.stream(cut.toArray()).allMatch(z -> Math.abs(z) <= 0.5));
  }

  @Test
  public void everyOutputHasAnOrderOfItsInputs() {
    for (Layout layout : Layout.values()) {
      Kernel kernel = Kernel.dense(5, 3).in(layout);
      double[] order = fill(s -> s.order("any"), kernel, 3, "f64").toArray();
      for (int o = 0; o < 3; o++) {
        double[] inputs = new double[5];
        for (int i = 0; i < 5; i++) {
          inputs[i] = order[layout == Layout.IN_OUT ? i * 3 + o : o * 5 + i];
        }
        Arrays.sort(inputs);
        assertEquals(inputs, new double[] {0, 1, 2, 3, 4});
      }
    }
  }

  @Test
  public void aMatrixIsFolded() {
    Values folded = fill(s -> s.normal("weights", s.kernel().matrix()), KERNEL, 7, "f64");
    assertEquals(folded, fill(Start::normal, KERNEL, 7, "f64"));
  }

  @Test
  public void batchesAndSettingsReachTheRule() {
    Values batch = new Values(Shape.of(1, 2), 3, 4);
    Blueprint blueprint =
        new Blueprint(List.of(Kernel.dense(2, 1)), Map.of("scale", 2.0), 0, List.of(batch));
    InitializerRule rule = s -> s.batch().transpose().times(s.get(SCALE));
    List<Values> filled = new RuleInitializer("", "", "", rule).initialize("f64", blueprint);
    assertEquals(filled.get(0), new Values(Shape.of(2, 1), 6, 8));
    assertThrows(UnsupportedOperationException.class, () -> fill(Start::batch, KERNEL, 0, "f64"));
    assertEquals(rule.hyperparameters(), Set.of("scale"));
  }

  @Test
  public void aValueOutOfRangeIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> fill(s -> s.filled(s.get(SCALE)), List.of(KERNEL), Map.of("scale", 11.0), 0, "f64"));
  }

  @Test
  public void mistakesChangeOneThing() {
    InitializerRule right = s -> s.filled(s.fanIn().times(s.get(SCALE)));
    InitializerMistake swapped =
        InitializerMistake.fans("swapped", "swapped", Kernel::fanOut, Kernel::fanIn);
    assertEquals(fill(swapped.change().apply(right), KERNEL, 0, "f64").get(0), 12.0);
    assertEquals(fill(right, KERNEL, 0, "f64").get(0), 8.0);
    InitializerMistake hard = InitializerMistake.hardCoded(SCALE, 3);
    assertEquals(fill(hard.change().apply(right), KERNEL, 0, "f64").get(0), 24.0);
    assertEquals(hard.id(), "scale-is-3.0");
    InitializerMistake half = InitializerMistake.scaled("half", "half", 0.5);
    assertEquals(fill(half.change().apply(right), KERNEL, 0, "f64").get(0), 4.0);
  }

  @Test
  public void aSystemNamesItsSubjects() {
    InitializerSystem system =
        InitializerSystem.named("thing")
            .paper("ones", s -> s.filled(s.scalar(1)))
            .dialect("other", "twos", s -> s.filled(s.scalar(2)))
            .build();
    assertEquals(
        system.builtIns().stream().map(s -> s.id()).toList(),
        List.of("gradmark:thing", "gradmark:thing/other"));
    InitializerMistake half = InitializerMistake.scaled("half", "half", 0.5);
    assertEquals(system.rejection("other", half, "x").impostor().id(), "impostor:thing/other!half");
    assertTrue(system.law("paper").isEmpty());
    assertThrows(IllegalArgumentException.class, () -> system.dialect("none"));
  }
}
