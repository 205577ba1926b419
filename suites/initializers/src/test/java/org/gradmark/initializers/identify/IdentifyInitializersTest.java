package org.gradmark.initializers.identify;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.identify.Candidate;
import org.gradmark.core.identify.Identification;
import org.gradmark.core.identify.Identification.Answer;
import org.gradmark.core.identify.InitializerIdentifier;
import org.gradmark.core.identify.LineUp;
import org.gradmark.core.initializer.RuleInitializer;
import org.gradmark.core.system.SystemSpec;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.initializers.InitializerSuite;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/**
 * Initializers are named by the laws of what they fill. A few systems, and of what looks at data
 * one mistake; {@code -Dgradmark.identify=all} asks more of them, {@code gradmark identify
 * --confusion} all of all.
 */
public class IdentifyInitializersTest {

  private static final boolean ALL = "all".equals(System.getProperty("gradmark.identify"));

  private static final Set<String> KNOWN =
      ALL
          ? Set.of("he-normal", "he-uniform", "orthogonal", "lsuv", "sparse")
          : Set.of("he-normal", "orthogonal", "lsuv");

  private static final LineUp<InitializerSubject> LINE_UP = lineUp();
  private static final InitializerIdentifier IDENTIFIER = new InitializerIdentifier(LINE_UP);

  private static LineUp<InitializerSubject> lineUp() {
    List<SystemSpec<?>> known = new ArrayList<>(new InitializerSuite().systems());
    known.removeIf(system -> !KNOWN.contains(system.id()));
    return LineUp.of(known, InitializerSubject.class);
  }

  private static Candidate<InitializerSubject> candidate(String name) {
    return LINE_UP.candidates().stream()
        .filter(c -> c.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no candidate " + name));
  }

  /** In single precision; LSUV looks at data, and what is orthogonal is so to within rounding. */
  @Test
  public void everyDialectIsTakenForItself() {
    for (Candidate<InitializerSubject> one : LINE_UP.dialects()) {
      if (!ALL && one.subject().system().equals("lsuv")) {
        continue;
      }
      List<String> named = IDENTIFIER.confusion(one, "rounding").named();
      assertTrue(named.contains(one.name()), one + " is taken for " + named);
    }
  }

  @DataProvider
  public static Object[][] mistakes() {
    List<String> some =
        List.of(
            "he-normal/fan-out!seed-halved",
            "he-normal/paper!first-filling-kept",
            "he-normal/truncated!sixteen-bits",
            "orthogonal/paper!windows-ignore-seed",
            "lsuv/sample-deviation!per-unit");
    List<String> more =
        List.of(
            "he-normal/fan-out!gates-as-outputs",
            "he-uniform/paper!modulo",
            "lsuv/paper!about-zero",
            "lsuv/paper!first-filling-kept",
            "lsuv/paper!windows-ignore-seed",
            "orthogonal/paper!spare-kept",
            "sparse/paper!per-input");
    return Stream.concat(some.stream(), ALL ? more.stream() : Stream.of())
        .map(name -> new Object[] {name})
        .toArray(Object[][]::new);
  }

  /** Two dialects may be the same with a mistake; it is taken for no right one. */
  @Test(dataProvider = "mistakes")
  public void aMistakeIsNamed(String name) {
    List<String> named = IDENTIFIER.confusion(candidate(name), "rounding").named();
    assertTrue(named.contains(name), name + " is taken for " + named);
    for (Candidate<InitializerSubject> right : LINE_UP.dialects()) {
      assertFalse(named.contains(right.name()), name + " is taken for " + named);
    }
  }

  @Test
  public void aLawThatIsNotKnownIsNoneOfThese() {
    InitializerSubject strange =
        new RuleInitializer("mine:strange", "he-normal", "paper", s -> s.normal().times(0.37));
    Identification found = IDENTIFIER.identify(strange, "f64");
    assertEquals(found.answer(), Answer.NONE, found.sentence());
    assertTrue(found.runnersUp().get(0).tolerances() > 1, found.toString());
    assertEquals(found.leftOut(), List.of());
  }

  /** The one filling of a seed of one's own is no law. */
  @Test
  public void whoeverHasOneFillingForAllSeedsIsToldSo() {
    InitializerSubject own =
        new RuleInitializer(
            "mine:own-seed", "he-normal", "paper", s -> noise(s.backend(), s.normal().shape()));
    Identification found = IDENTIFIER.identify(own, "f64");
    assertEquals(found.answer(), Answer.NONE, found.sentence());
    assertEquals(found.leftOut().size(), 1, found.toString());
    assertTrue(found.leftOut().get(0).contains("all seeds give the same"), found.toString());
  }

  private static Tensor noise(Backend backend, Shape shape) {
    Random random = new Random(7);
    double[] weights = new double[shape.size()];
    Arrays.setAll(weights, i -> random.nextGaussian());
    return backend.tensor(shape, weights);
  }
}
