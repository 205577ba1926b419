package org.gradmark.initializers.claims;

import static org.testng.Assert.assertEquals;

import java.util.function.ToDoubleFunction;
import org.gradmark.core.claim.Trial;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.contract.Kernel.Kind;
import org.gradmark.core.contract.Kernel.Layout;
import org.gradmark.core.initializer.InitializerMistake;
import org.gradmark.core.initializer.Settings;
import org.gradmark.core.laboratory.Laboratory;
import org.gradmark.core.reference.ReferenceData;
import org.gradmark.core.system.InitializerSystem;
import org.gradmark.initializers.variance.GlorotNormal;
import org.gradmark.initializers.variance.HeNormal;
import org.gradmark.initializers.variance.HeuristicUniform;
import org.gradmark.initializers.variance.VarianceScaling;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class VarianceFormulaTest {

  private static final Laboratory LABORATORY = Laboratory.on(ReferenceData.bundled());

  /** What is said of a subject whose variance is this. */
  private static String said(InitializerSystem system, ToDoubleFunction<Kernel> variance) {
    InitializerMistake wrong =
        InitializerMistake.result(
            "wrong",
            "another variance",
            (s, w) -> {
              double due =
                  system.law("paper").orElseThrow().of(s.kernel(), Settings.DEFAULTS).variance();
              return w.times(Math.sqrt(variance.applyAsDouble(s.kernel()) / due));
            });
    InitializerSubject impostor = system.rejection("paper", wrong, "any message").impostor();
    return VarianceFormula.of(
        Probe.of(system, new Trial<>(impostor, "f64", LABORATORY, 1), Settings.DEFAULTS));
  }

  @DataProvider
  public static Object[][] formulas() {
    return new Object[][] {
      {HeNormal.SYSTEM, "4 / fan_in", (ToDoubleFunction<Kernel>) k -> 4.0 / k.fanIn()},
      {HeNormal.SYSTEM, "2 / fan_in²", (ToDoubleFunction<Kernel>) k -> 2.0 / k.fanIn() / k.fanIn()},
      {
        HeNormal.SYSTEM,
        "2 / √(fan_in fan_out)",
        (ToDoubleFunction<Kernel>) k -> 2 / Math.sqrt(k.fanIn() * (double) k.fanOut())
      },
      {HeNormal.SYSTEM, "2 / fan_out", (ToDoubleFunction<Kernel>) k -> 2.0 / k.fanOut()},
      {HeNormal.SYSTEM, "2 / inputs", (ToDoubleFunction<Kernel>) k -> 2.0 / k.in()},
      {
        HeNormal.SYSTEM,
        "2 / (outputs_axis window)",
        (ToDoubleFunction<Kernel>)
            k ->
                switch (k.kind()) {
                  case RECURRENT -> 2.0 / (k.parts() * k.out());
                  case DEPTHWISE -> 2.0 / k.fanOut() / (k.layout() == Layout.IN_OUT ? 1 : k.in());
                  default -> 2.0 / (k.out() * k.window());
                }
      },
      {HeNormal.SYSTEM, "about 0.012 whatever the fans", (ToDoubleFunction<Kernel>) k -> 0.0123},
      {
        GlorotNormal.SYSTEM,
        "1 / max(fan_in, fan_out)",
        (ToDoubleFunction<Kernel>) k -> 1.0 / Math.max(k.fanIn(), k.fanOut())
      },
      {
        GlorotNormal.SYSTEM,
        "1 / min(fan_in, fan_out)",
        (ToDoubleFunction<Kernel>) k -> 1.0 / Math.min(k.fanIn(), k.fanOut())
      },
      {
        GlorotNormal.SYSTEM,
        "6 / (fan_in + fan_out)",
        (ToDoubleFunction<Kernel>) k -> 6.0 / (k.fanIn() + k.fanOut())
      },
      {
        HeuristicUniform.SYSTEM,
        "2 / (1 + 5²) / fan_in",
        (ToDoubleFunction<Kernel>) k -> 1.0 / 13 / k.fanIn()
      },
      {
        VarianceScaling.SYSTEM,
        "about 0.44 / fan_in",
        (ToDoubleFunction<Kernel>) k -> 0.44 / k.fanIn()
      },
    };
  }

  @Test(dataProvider = "formulas")
  public void aFormulaIsNamed(
      InitializerSystem system, String formula, ToDoubleFunction<Kernel> variance) {
    String said = said(system, variance);
    assertEquals(said.replaceFirst(", due is .*", ""), "the variance is " + formula);
    assertEquals(said(system, variance), said);
  }

  @Test
  public void whatIsDueIsSaidInTheSameTerms() {
    assertEquals(
        said(HeNormal.SYSTEM, k -> 4.0 / k.fanIn()),
        "the variance is 4 / fan_in, due is 2 / fan_in");
    assertEquals(
        said(HeuristicUniform.SYSTEM, k -> 2.0 / k.fanIn()),
        "the variance is 2 / fan_in, due is 1 / (3 fan_in)");
  }

  /** Only some kinds are wrong. */
  @Test
  public void theKindsThatAreWrongAreNamed() {
    assertEquals(
        said(
            HeuristicUniform.SYSTEM,
            k -> (k.kind() == Kernel.Kind.CONVOLUTION ? 2 : 1 / 3.0) / k.fanIn()),
        "on kernels of kind convolution the variance is 2 / fan_in, due is 1 / (3 fan_in)");
  }

  /** One more input shows where there are few, of whatever kind the kernel is. */
  @Test
  public void whatShowsOnNarrowKernelsOnlyIsNotBlamedOnAKind() {
    assertEquals(said(HeNormal.SYSTEM, k -> 2.0 / (k.fanIn() + 1)), "");
  }

  /** Fans that are wrong on kernels of one kind. */
  @DataProvider
  public static Object[][] kinds() {
    return new Object[][] {
      {
        HeNormal.SYSTEM,
        Kind.TRANSPOSED,
        "on kernels of kind transposed only it looks as if fan-in and fan-out are exchanged",
        (ToDoubleFunction<Kernel>) k -> 2.0 / k.fanOut()
      },
      {
        HeNormal.SYSTEM,
        Kind.GROUPED,
        "on kernels of kind grouped only it looks as if the groups are left out of the fans",
        (ToDoubleFunction<Kernel>) k -> 2.0 / (k.in() * k.window())
      },
      {
        HeNormal.SYSTEM,
        Kind.CONVOLUTION,
        "on kernels of kind convolution with a window of one axis only it looks as if the window is left out of the fans",
        (ToDoubleFunction<Kernel>) k -> 2.0 / (k.extents().size() == 1 ? k.in() : k.fanIn())
      },
      {
        HeNormal.SYSTEM,
        Kind.CONVOLUTION,
        "the variance is right but for kernels of kind convolution with a window of 3 axes: there it is about 3.032 times what is due",
        (ToDoubleFunction<Kernel>) k -> 2.0 / (k.extents().size() == 3 ? k.fanIn() / 3 : k.fanIn())
      },
      {
        HeNormal.SYSTEM,
        Kind.EMBEDDING,
        "on kernels of kind embedding the variance is 2 whatever the fans, due is 2 / fan_in",
        (ToDoubleFunction<Kernel>) k -> 2.0
      },
      {
        GlorotNormal.SYSTEM,
        Kind.GROUPED,
        "on kernels of kind grouped the variance is 2 / (fan_in + (outputs window)), due is 2 / (fan_in + fan_out)",
        (ToDoubleFunction<Kernel>) k -> 2.0 / (k.fanIn() + k.out() * k.window())
      },
      {
        GlorotNormal.SYSTEM,
        Kind.RECURRENT,
        "the variance is right but for some kernels of kind recurrent: there it is 0.2447 to 0.3314 times what is due",
        (ToDoubleFunction<Kernel>) k -> 2.0 / (k.parts() * (k.fanIn() + k.fanOut()))
      },
    };
  }

  @Test(dataProvider = "kinds")
  public void aWrongKindIsNamedWithItsCause(
      InitializerSystem system, Kind kind, String said, ToDoubleFunction<Kernel> variance) {
    assertEquals(
        said(
            system,
            k ->
                k.kind() == kind
                    ? variance.applyAsDouble(k)
                    : system.law("paper").orElseThrow().of(k, Settings.DEFAULTS).variance()),
        said);
  }

  @Test
  public void nothingIsSaidWhereNothingIsWrongOrNothingFits() {
    assertEquals(said(HeNormal.SYSTEM, k -> 2.0 / k.fanIn()), "");
    // Between the mean of the fans and the larger one: neither.
    assertEquals(
        said(
            GlorotNormal.SYSTEM,
            k -> 4.0 / (k.fanIn() + k.fanOut() + 2.0 * Math.max(k.fanIn(), k.fanOut()))),
        "");
    assertEquals(said(HeNormal.SYSTEM, k -> 2.0 / k.fanIn() * (1 + k.window() % 3)), "");
  }
}
