package org.gradmark.initializers.claims;

import static org.testng.Assert.assertEquals;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.gradmark.core.claim.Carryover;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.claim.Trial;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.laboratory.Laboratory;
import org.gradmark.core.reference.ReferenceData;
import org.gradmark.initializers.variance.HeUniform;
import org.testng.annotations.Test;

/** Streams that are used twice and answers that change are told as such, not as a wrong scale. */
public class DependenceCauseTest {

  private static final Laboratory LABORATORY = Laboratory.on(ReferenceData.bundled());

  /** The causes of all claims that a subject breaks, by id. */
  private static Map<String, Object> broken(Statement.Wrap wrong) {
    InitializerSubject subject = wrong.of(HeUniform.SYSTEM.builtIns().get(0));
    Map<String, Object> causes = new LinkedHashMap<>();
    for (Claim<InitializerSubject> claim : HeUniform.SYSTEM.claims()) {
      Outcome outcome = claim.check().check(new Trial<>(subject, "f64", LABORATORY, 1));
      if (!outcome.result().isGood()) {
        causes.put(claim.id(), outcome.evidence().getOrDefault("cause", "none"));
      }
    }
    return causes;
  }

  @Test
  public void whoeverAnswersOtherwiseEachTimeHasNoWrongScale() {
    Map<String, Object> causes = broken(CommonMistakes::sharedState);
    assertEquals(causes.remove("SEED-01"), Carryover.CAUSE);
    // Its seeds meet those of other calls.
    causes.remove("IND-03");
    assertEquals(causes, Map.of());
  }

  /** The scale is even: a large kernel from another seed is the same once more. */
  @Test
  public void whoeverIgnoresTheSeedHasNoUnevenScale() {
    Map<String, Object> causes = broken(CommonMistakes::seedIgnored);
    assertEquals(causes.get("IND-03"), Independence.IGNORED, causes.toString());
    assertEquals(causes.get("MOM-03"), Independence.IGNORED, causes.toString());
    assertEquals(Set.copyOf(causes.values()), Set.of(Independence.IGNORED), causes.toString());
  }

  @Test
  public void whatTakesCopiesForIndependentIsBrokenBecauseTheyAreNot() {
    Map<String, Object> causes = broken(CommonMistakes::streamReused);
    assertEquals(causes.get("IND-02"), Contract.STREAM, causes.toString());
    assertEquals(causes.get("LAW-05"), Contract.STREAM, causes.toString());
  }
}
