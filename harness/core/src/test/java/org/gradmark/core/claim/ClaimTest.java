package org.gradmark.core.claim;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.rule.RuleSubject;
import org.gradmark.core.rule.Rules;
import org.testng.annotations.Test;

/** Claims and what comes of them. */
public class ClaimTest {

  private static final Rejection<OptimizerSubject> IMPOSTOR =
      new Rejection<>(new RuleSubject("impostor:x", "x", "paper", Rules.COUNTING), "wrong");

  private static Claim<OptimizerSubject> claim(
      String id, List<Rejection<OptimizerSubject>> rejections) {
    return new Claim<>(
        id,
        "first-step",
        Level.MUST,
        Kind.CLOSED_FORM,
        "It steps.",
        "a test",
        true,
        Set.of("paper"),
        trial -> Outcome.pass(0, 1, ""),
        rejections);
  }

  @Test
  public void messagesBeginWithIdAndName() {
    assertEquals(claim("ADAM-03", List.of(IMPOSTOR)).prefix(), "[ADAM-03 first-step]");
    assertEquals(Kind.CLOSED_FORM.label(), "closed-form");
  }

  @Test
  public void aClaimNeedsAnImpostor() {
    Exception e = expectThrows(IllegalArgumentException.class, () -> claim("ADAM-03", List.of()));
    assertEquals(
        e.getMessage(), "ADAM-03 has no impostor: a claim that nothing can break is no claim");
  }

  @Test
  public void idsHaveOneForm() {
    for (String id : List.of("adam-03", "ADAM-3", "ADAM03", "ADAM-003", "")) {
      Exception e =
          expectThrows(IllegalArgumentException.class, () -> claim(id, List.of(IMPOSTOR)));
      assertEquals(e.getMessage(), "claim id \"" + id + "\" is not of the form ADAM-03");
    }
  }

  @Test
  public void onlyPassesAndSkipsAreGood() {
    assertTrue(Result.PASS.isGood());
    assertTrue(Result.SKIPPED.isGood());
    assertFalse(Result.FAIL.isGood());
    assertFalse(Result.DEVIATES.isGood());
    assertFalse(Result.ERROR.isGood());
  }

  @Test
  public void outcomesAreWhatTheirMakersSay() {
    assertEquals(Outcome.pass(1, 2, "m").result(), Result.PASS);
    assertEquals(Outcome.fail(1, 2, "m").result(), Result.FAIL);
    assertEquals(Outcome.deviates(1, 2, "m").result(), Result.DEVIATES);
    assertEquals(Outcome.skipped("m").result(), Result.SKIPPED);
    assertTrue(Double.isNaN(Outcome.skipped("m").measured()));
    Outcome one = Outcome.pass(1, 2, "m").with("a", 1);
    assertEquals(one.with("b", 2).evidence(), Map.of("a", 1, "b", 2));
    assertEquals(one.evidence(), Map.of("a", 1));
    assertEquals(one.measured(), 1.0);
    assertEquals(one.limit(), 2.0);
  }
}
