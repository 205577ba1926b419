package org.gradmark.optimizers.claims;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.claim.Trial;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.laboratory.Laboratory;
import org.gradmark.core.reference.ReferenceData;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.rule.RuleSubject;
import org.gradmark.core.rule.StepWrapper;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.optimizers.adagrad.RmsProp;
import org.gradmark.optimizers.adam.Adam;
import org.gradmark.optimizers.descent.Momentum;
import org.testng.annotations.Test;

/** All claims that a subject fails name one cause, if one explains them all. */
public class OneCauseTest {

  private static final Laboratory LABORATORY = Laboratory.on(ReferenceData.bundled());

  /** Where the default is 1e-8 this is 1e-7, where it is set to something else it is not. */
  private static final Mistake TENFOLD_EPSILON =
      Mistake.seeing(
          "tenfold-epsilon",
          "",
          s ->
              new StepWrapper(s) {
                @Override
                public Tensor get(Hyperparameter one) {
                  Tensor value = super.get(one);
                  return one == Hyperparameter.EPSILON ? value.times(10) : value;
                }
              });

  /** What the claims say of a subject that fails them, by their ids. */
  private static Map<String, String> causes(OptimizerSystem system, Rule rule) {
    RuleSubject subject = new RuleSubject("mine:" + system, system.id(), "paper", rule);
    Map<String, String> causes = new LinkedHashMap<>();
    for (Claim<OptimizerSubject> claim : system.claims()) {
      if (claim.id().matches("TRAJ-0[1-4]|[A-Z]+-01") && !claim.id().matches("(STEP|EDGE).*")) {
        Outcome outcome = claim.check().check(new Trial<>(subject, "f64", LABORATORY, 1));
        if (!outcome.result().isGood()) {
          causes.put(claim.id(), String.join(" | ", strings(outcome)));
        }
      }
    }
    return causes;
  }

  private static List<String> strings(Outcome outcome) {
    return ((List<?>) outcome.evidence().get("causes")).stream().map(Object::toString).toList();
  }

  private static Mistake mistake(OptimizerSystem system, String dialect, String id) {
    return system.mistakes(dialect).stream()
        .filter(m -> m.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** TRAJ-03 alone uses the default ε, and would be explained by 1e-7; the others are not. */
  @Test
  public void aCauseThatAnotherClaimRefutesIsNotNamed() {
    Rule rule = TENFOLD_EPSILON.change().apply(RmsProp.SYSTEM.dialect("paper").rule());
    Map<String, String> causes = causes(RmsProp.SYSTEM, rule);
    assertTrue(causes.containsKey("TRAJ-01") && causes.containsKey("TRAJ-03"), causes.toString());
    assertFalse(causes.toString().contains("is used instead"), causes.toString());
  }

  /** Only where the rate changes does the velocity's form show; it is named everywhere. */
  @Test
  public void whatOneClaimSeesIsSaidByAll() {
    Mistake hardCoded = mistake(Momentum.SYSTEM, "rate-outside", "momentum-hard-coded");
    Rule rule = hardCoded.change().apply(Momentum.SYSTEM.dialect("rate-outside").rule());
    Map<String, String> causes = causes(Momentum.SYSTEM, rule);
    assertTrue(causes.keySet().containsAll(List.of("TRAJ-01", "TRAJ-02")), causes.toString());
    assertEquals(causes.values().stream().distinct().count(), 1, causes.toString());
    assertTrue(causes.get("TRAJ-01").contains("follows momentum/rate-outside"), causes.toString());
    assertTrue(causes.get("TRAJ-01").contains(hardCoded.cause()), causes.toString());
  }

  /** Two mistakes: the one about changing rates is only told where rates change. */
  @Test
  public void aSecondMistakeIsNamedWhereItShows() {
    Rule hat = Adam.SYSTEM.dialect("epsilon-hat").rule();
    Map<String, String> causes = causes(Adam.SYSTEM, Mistake.scheduleIgnored().change().apply(hat));
    String follows = "follows adam/epsilon-hat ";
    assertTrue(causes.keySet().containsAll(List.of("TRAJ-01", "TRAJ-02")), causes.toString());
    causes.forEach(
        (claim, cause) -> {
          assertTrue(cause.contains(follows) && !cause.contains(" | "), claim + ": " + cause);
          boolean rates = claim.equals("TRAJ-02") || claim.equals("TRAJ-04");
          assertEquals(
              cause.contains(Mistake.scheduleIgnored().cause()), rates, claim + ": " + cause);
        });
  }
}
