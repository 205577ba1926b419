package org.gradmark.initializers.claims;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.claim.Trial;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.initializer.InitializerMistake;
import org.gradmark.core.laboratory.Laboratory;
import org.gradmark.core.reference.ReferenceData;
import org.gradmark.core.system.InitializerSystem;
import org.gradmark.initializers.variance.Fans;
import org.gradmark.initializers.variance.GlorotNormal;
import org.gradmark.initializers.variance.HeNormal;
import org.gradmark.initializers.variance.HeuristicUniform;
import org.gradmark.initializers.variance.LeCunUniform;
import org.testng.annotations.Test;

public class ScaleCauseTest {

  private static final Laboratory LABORATORY = Laboratory.on(ReferenceData.bundled());

  /** The evidence of all claims that a mistaken LeCun initializer breaks. */
  private static List<Outcome> broken(InitializerMistake mistake) {
    return broken(LeCunUniform.SYSTEM, mistake);
  }

  private static List<Outcome> broken(InitializerSystem system, InitializerMistake mistake) {
    return broken(system, system.rejection("paper", mistake, "any message").impostor());
  }

  private static List<Outcome> broken(InitializerSystem system, InitializerSubject wrong) {
    List<Outcome> broken = new ArrayList<>();
    system.claims().stream()
        .filter(claim -> claim.dialects().contains(wrong.dialect()))
        .forEach(
            claim -> {
              Outcome outcome = claim.check().check(new Trial<>(wrong, "f64", LABORATORY, 1));
              if (!outcome.result().isGood()) {
                broken.add(outcome);
              }
            });
    return broken;
  }

  @Test
  public void aSubjectIsNotAskedForKernelsThatItDoesNotAccept() {
    List<Outcome> broken =
        broken(
            LeCunUniform.SYSTEM,
            new Accepting(
                LeCunUniform.SYSTEM.rejection("paper", Fans.TWICE, "any").impostor(),
                kernel -> kernel.layout() == Kernel.Layout.OUT_IN));
    assertTrue(broken.size() >= 5, broken.toString());
    assertEquals(causes(broken), Set.of(Fans.TWICE.cause()));
  }

  private static Set<Object> causes(List<Outcome> broken) {
    Set<Object> causes = new HashSet<>();
    broken.forEach(outcome -> causes.add(outcome.evidence().getOrDefault("cause", "none")));
    return causes;
  }

  @Test
  public void everyClaimThatAKnownScaleBreaksNamesIt() {
    List<Outcome> broken = broken(Fans.TWICE);
    assertTrue(broken.size() >= 5, broken.toString());
    assertEquals(causes(broken), Set.of(Fans.TWICE.cause()));
  }

  @Test
  public void aScaleThatNoMistakeGivesIsOneCauseAndAFormula() {
    List<Outcome> broken = broken(InitializerMistake.scaled("odd", "it is 4/5 of it", 0.8));
    assertTrue(broken.size() >= 4, broken.toString());
    assertEquals(causes(broken), Set.of("the variance is about 0.64 / fan_in, due is 1 / fan_in"));
  }

  /** Dense kernels are wrong, and no others. */
  @Test
  public void aWrongScaleOfSomeKindsIsOneCause() {
    InitializerMistake dense =
        InitializerMistake.rearranged(
            "dense",
            "dense kernels are half as wide",
            (kernel, w) ->
                kernel.kind() == Kernel.Kind.DENSE
                    ? Arrays.stream(w).map(x -> x / 2).toArray()
                    : w);
    List<Outcome> broken = broken(HeuristicUniform.SYSTEM, dense);
    assertTrue(broken.size() >= 4, broken.toString());
    assertEquals(
        causes(broken),
        Set.of("on kernels of kind dense the variance is 1 / (12 fan_in), due is 1 / (3 fan_in)"),
        broken.toString());
  }

  /** On each kernel it is another share, a tenth or so off what a forgotten cut makes of it. */
  @Test
  public void aMistakeThatIsOnlyNearIsNotNamed() {
    InitializerMistake odd =
        InitializerMistake.fans(
            "odd",
            "the larger fan counts twice",
            k -> (k.fanIn() + k.fanOut() + 2 * Math.max(k.fanIn(), k.fanOut())) / 4,
            k -> (k.fanIn() + k.fanOut() + 2 * Math.max(k.fanIn(), k.fanOut())) / 4);
    List<Outcome> broken = broken(GlorotNormal.SYSTEM, odd);
    assertTrue(broken.size() >= 4, broken.toString());
    assertEquals(causes(broken), Set.of("the scale of the weights is not the paper's"));
  }

  @Test
  public void aCutThatIsNotCorrectedIsOneCause() {
    List<Outcome> broken = broken(HeNormal.SYSTEM, Fans.CUT_NOT_CORRECTED);
    assertTrue(broken.size() >= 5, broken.toString());
    assertEquals(causes(broken), Set.of(Fans.CUT_NOT_CORRECTED.cause()), broken.toString());
  }

  @Test
  public void whatTheScaleDoesNotExplainHasNoSuchCause() {
    InitializerMistake pairs =
        InitializerMistake.rearranged("pairs", "weights come in pairs", (kernel, w) -> inPairs(w));
    List<Outcome> dependent =
        broken(pairs).stream()
            .filter(o -> o.message().startsWith("the weights of a kernel depend"))
            .toList();
    assertTrue(dependent.size() >= 1, "weights in pairs pass");
    assertEquals(causes(dependent), Set.of(Independence.INSIDE));
  }

  /** Half an angle in Box and Muller's method: every second number is positive. */
  @Test
  public void aLawOfEverySecondWeightIsOneCauseAndNoStream() {
    InitializerMistake half =
        InitializerMistake.rearranged(
            "half-angle",
            "the angle is between 0 and half a turn",
            (kernel, w) -> {
              double[] changed = w.clone();
              for (int i = 1; i < w.length; i += 2) {
                changed[i] = Math.abs(w[i]);
              }
              return changed;
            });
    List<Outcome> broken = broken(HeNormal.SYSTEM, half);
    assertTrue(broken.size() >= 8, broken.toString());
    assertEquals(
        causes(broken),
        Set.of("every second weight has another law than those between"),
        broken.toString());
  }

  @Test
  public void aWrongMeanIsOneCause() {
    InitializerMistake shifted =
        InitializerMistake.result(
            "shifted",
            "0.3 deviations are added",
            (s, w) -> w.plus(0.3 * Math.sqrt(2.0 / s.kernel().fanIn())));
    List<Outcome> broken = broken(HeNormal.SYSTEM, shifted);
    assertTrue(broken.size() >= 6, broken.toString());
    assertEquals(causes(broken), Set.of(Moments.MEAN), broken.toString());
  }

  @Test
  public void aWrongLawIsOneCause() {
    InitializerMistake positive =
        InitializerMistake.result("positive", "no sign is drawn", (s, w) -> w.abs());
    List<Outcome> broken = broken(HeNormal.SYSTEM, positive);
    assertTrue(broken.size() >= 5, broken.toString());
    assertEquals(causes(broken), Set.of(Distribution.LAW), broken.toString());
  }

  @Test
  public void wideLayersAndTheLastWeightAreNoOtherFinding() {
    for (InitializerMistake mistake : ShapeMistakes.all()) {
      if (mistake.id().equals("wide-layers") || mistake.id().equals("long-table")) {
        List<Outcome> broken = broken(HeNormal.SYSTEM, mistake);
        assertEquals(
            causes(broken), Set.of(Moments.VARIANCE + " where a layer is wide"), broken.toString());
      }
    }
    assertEquals(causes(broken(HeNormal.SYSTEM, LastWeight.REPEATED)), Set.of(Independence.INSIDE));
  }

  /** The right law, but twice as wide as it should be too: two mistakes. */
  private static double[] inPairs(double[] w) {
    double[] paired = w.clone();
    for (int i = 1; i < w.length; i += 2) {
      paired[i] = paired[i - 1];
    }
    return Arrays.stream(paired).map(x -> 2 * x).toArray();
  }
}
