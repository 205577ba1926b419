package org.gradmark.core.system;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.expectThrows;

import java.util.List;
import org.gradmark.core.backend.Backends;
import org.gradmark.core.claim.Rejection;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.RuleSubject;
import org.gradmark.core.rule.Rules;
import org.testng.annotations.Test;

/** Descriptions of systems. */
public class OptimizerSystemTest {

  private static final Mistake ANYWHERE = Mistake.countedFrom(0);
  private static final Mistake INSIDE_ONLY = Mistake.neverKept("v", "the velocity");

  private static OptimizerSystem system() {
    return OptimizerSystem.named("descent")
        .title("Descent")
        .source("a test")
        .rows("A000.1")
        .paper("x - lr g", Rules.DESCENT)
        .dialect("with-momentum", "x - v", Rules.MOMENTUM_INSIDE)
        .mistakes(ANYWHERE)
        .mistakesIn(List.of("with-momentum"), INSIDE_ONLY)
        .build();
  }

  @Test
  public void oneBuiltInPerDialect() {
    List<OptimizerSubject> subjects = system().builtIns();
    assertEquals(
        subjects.stream().map(OptimizerSubject::id).toList(),
        List.of("gradmark:descent", "gradmark:descent/with-momentum"));
    assertEquals(
        subjects.stream().map(OptimizerSubject::dialect).toList(),
        List.of("paper", "with-momentum"));
    assertEquals(((RuleSubject) subjects.get(1)).rule(), Rules.MOMENTUM_INSIDE);
    assertEquals(subjects.get(0).backends(), Backends.names());
  }

  @Test
  public void mistakesMayBelongToADialect() {
    assertEquals(system().mistakes("paper"), List.of(ANYWHERE));
    assertEquals(system().mistakes("with-momentum"), List.of(ANYWHERE, INSIDE_ONLY));
  }

  @Test
  public void impostorsAreNamedByDialectAndMistake() {
    Rejection<OptimizerSubject> rejection =
        system().rejection("with-momentum", INSIDE_ONLY, "never written back");
    assertEquals(rejection.impostor().id(), "impostor:descent/with-momentum!v-never-kept");
    assertEquals(rejection.impostor().system(), "descent");
    assertEquals(rejection.impostor().dialect(), "with-momentum");
    assertEquals(rejection.message(), "never written back");
  }

  @Test
  public void anUnknownDialectIsAnsweredWithTheKnownOnes() {
    Exception e =
        expectThrows(IllegalArgumentException.class, () -> system().dialect("epsilon-hat"));
    assertEquals(
        e.getMessage(), "descent has no dialect \"epsilon-hat\"; there are [paper, with-momentum]");
  }
}
