package org.gradmark.optimizers.identify;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertNotEquals;
import static org.testng.Assert.assertTrue;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.identify.Candidate;
import org.gradmark.core.identify.Confusion;
import org.gradmark.core.identify.Difference;
import org.gradmark.core.identify.Identification;
import org.gradmark.core.identify.Identification.Answer;
import org.gradmark.core.identify.LineUp;
import org.gradmark.core.identify.Match;
import org.gradmark.core.identify.OptimizerIdentifier;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.rule.RuleSubject;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.optimizers.OptimizerSuite;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/**
 * Optimizers are named rightly, from behaviour alone. A sample of the questions; {@code
 * -Dgradmark.identify=all} asks all.
 */
public class IdentifyTest {

  private static final boolean ALL = "all".equals(System.getProperty("gradmark.identify"));
  private static final LineUp<OptimizerSubject> LINE_UP =
      LineUp.of(List.copyOf(OptimizerSuite.SYSTEMS), OptimizerSubject.class);
  private static final OptimizerIdentifier IDENTIFIER = new OptimizerIdentifier(LINE_UP);

  /**
   * Of the candidates in the sample of the confusion matrix; a prime, so that no kind is missed.
   */
  private static final int STRIDE = 97;

  /** Any other system is tried by the nightly run. */
  private static final Set<String> LEFT_OUT = Set.of("sgd", "steepest-descent", "adam");

  private static final Set<Foreign> ASKED = Set.of(Foreign.YOGI, Foreign.SOFT_SIGN);

  @DataProvider
  public static Iterator<Object[]> candidates() {
    List<Object[]> cases = new ArrayList<>();
    for (int i = 0; i < LINE_UP.candidates().size(); i += ALL ? 1 : STRIDE) {
      cases.add(new Object[] {LINE_UP.candidates().get(i)});
    }
    return cases.iterator();
  }

  /** In an arithmetic that rounds otherwise than the candidates' own. */
  @Test(dataProvider = "candidates")
  public void everyCandidateIsTakenForItself(Candidate<OptimizerSubject> candidate) {
    Confusion confusion = IDENTIFIER.confusion(candidate, "rounding");
    assertTrue(confusion.named().contains(candidate.name()), confusion.toString());
  }

  @Test
  public void knownMistakesAreNamed() {
    for (String name :
        List.of(
            "adam/epsilon-inside!ascent",
            "adam/epsilon-inside!beta2-not-corrected",
            "adam/l2-decay!coupled",
            "momentum/paper!early-start",
            "rmsprop/centered!remainder-of-2048-forgotten",
            "adam/epsilon-inside!state-in-128-places",
            "rmsprop/centered!state-in-16-places",
            "adam/epsilon-inside!counter-stops-at-1000",
            "adagrad/paper!stops-after-100",
            "nadam/paper!nan-swallowed",
            "lion/paper!copy-is-the-original")) {
      Candidate<OptimizerSubject> candidate =
          LINE_UP.candidates().stream()
              .filter(c -> c.name().equals(name))
              .findFirst()
              .orElseThrow(() -> new AssertionError("no candidate " + name));
      assertEquals(IDENTIFIER.confusion(candidate, "rounding").kind(), Confusion.Kind.EXACT, name);
    }
  }

  @DataProvider
  public static Iterator<Object[]> foreign() {
    List<Object[]> cases = new ArrayList<>();
    for (Foreign one : Foreign.values()) {
      if (ALL || ASKED.contains(one)) {
        cases.add(new Object[] {one});
      }
    }
    return cases.iterator();
  }

  @Test(dataProvider = "foreign")
  public void whatIsNotKnownIsNoneOfThese(Foreign foreign) {
    Identification found =
        IDENTIFIER.identify(
            new RuleSubject("foreign:" + foreign, foreign.system, "paper", foreign.rule),
            "f64",
            Map.of());
    assertEquals(found.answer(), Answer.NONE, found.sentence());
    assertTrue(found.runnersUp().get(0).tolerances() > 1, found.toString());
    assertTrue(found.runnersUp().get(0).step() >= 1, found.toString());
  }

  /** The rule of momentum with its signs alone is Lion with one decay and no weight decay. */
  @Test
  public void aSpecialCaseOfAKnownMistakeIsSeen() {
    RuleSubject subject =
        new RuleSubject(
            "foreign:signum",
            "adam",
            "paper",
            s ->
                s.x()
                    .minus(
                        s.average("m", s.gradient(), Hyperparameter.BETA1).sign().times(s.rate())));
    Match match = IDENTIFIER.identify(subject, "f64", Map.of()).matches().get(0);
    assertTrue(match.candidate().startsWith("lion/"), match.sentence());
    assertTrue(match.sentence().contains("weight_decay is 0"), match.sentence());
  }

  /** Momentum that never keeps its velocity is plain descent, which is nobody's mistake. */
  @Test
  public void aDialectOfAnotherSystemIsNamedBeforeAMistake() {
    RuleSubject subject =
        new RuleSubject(
            "mine:momentum", "momentum", "paper", s -> s.x().minus(s.gradient().times(s.rate())));
    List<Match> matches = IDENTIFIER.identify(subject, "f64", Map.of()).matches();
    assertEquals(matches.get(0).candidate(), "sgd/paper");
    assertTrue(
        matches.stream().anyMatch(m -> m.candidate().equals("momentum/paper!v-never-kept")),
        matches.toString());
  }

  @DataProvider
  public static Iterator<Object[]> wrongValues() {
    List<Object[]> cases = new ArrayList<>();
    for (OptimizerSystem system : OptimizerSuite.SYSTEMS) {
      boolean elementWise = system.claims().stream().anyMatch(c -> c.id().equals("STEP-03"));
      for (OptimizerSubject right : system.builtIns()) {
        for (Hyperparameter one : system.hyperparameters()) {
          boolean used =
              system.dialect(right.dialect()).rule().hyperparameters().contains(one.name());
          boolean asked = right.id().matches("gradmark:adam/epsilon-inside");
          if (elementWise && used && (ALL || asked)) {
            cases.add(new Object[] {new WrongValue(right, one, wrong(one))});
          }
        }
      }
    }
    return cases.iterator();
  }

  private static double wrong(Hyperparameter one) {
    if (one.name().equals("epsilon")) {
      return 3.71e-5;
    }
    return one.high() == 1 ? 0.618 : one.name().equals("learning_rate") ? 0.0273 : 0.0456;
  }

  /** In single precision there is noise to find it in. */
  @Test(dataProvider = "wrongValues")
  public void aWrongValueIsFoundToThreeDigits(WrongValue subject) {
    for (String backend : List.of("f64", "f32")) {
      Identification found = IDENTIFIER.identify(subject, backend, Map.of());
      assertEquals(found.answer(), Answer.OTHER, found.sentence());
      Match match = found.matches().get(0);
      assertEquals(match.candidate(), subject.system() + "/" + subject.dialect());
      assertEquals(match.differences().size(), 1, found.sentence());
      Difference difference = match.differences().get(0);
      assertEquals(difference.name(), subject.which().name(), found.sentence());
      assertEquals(difference.found(), subject.value(), 5e-4 * subject.value(), found.sentence());
    }
  }

  @Test
  public void aFactorIsToldFromAConstant() {
    OptimizerSubject right = LINE_UP.dialects().get(0).subject();
    RuleSubject half =
        new RuleSubject(
            "mine:sgd",
            right.system(),
            right.dialect(),
            s -> s.x().minus(s.gradient().times(s.rate()).times(0.3)));
    String sentence = IDENTIFIER.identify(half, "f64", Map.of()).sentence();
    assertTrue(sentence.contains("learning_rate is 0.3 times what is set"), sentence);
  }

  @DataProvider
  public static Iterator<Object[]> systems() {
    List<Object[]> cases = new ArrayList<>();
    for (OptimizerSystem system : OptimizerSuite.SYSTEMS) {
      if (ALL || LEFT_OUT.contains(system.id())) {
        cases.add(new Object[] {system});
      }
    }
    return cases.iterator();
  }

  /** It is nothing that is known then, or a special case of it. */
  @Test(dataProvider = "systems")
  public void aSystemThatIsNotKnownIsNotNamed(OptimizerSystem system) {
    OptimizerIdentifier ignorant = IDENTIFIER.without(system.id());
    for (OptimizerSubject subject : system.builtIns()) {
      Identification found = ignorant.identify(subject, "f64", Map.of());
      assertNotEquals(found.answer(), Answer.AS_DECLARED, found.sentence());
      for (Match match : found.matches()) {
        assertTrue(!match.candidate().startsWith(system.id() + "/"), match.candidate());
      }
    }
  }
}
