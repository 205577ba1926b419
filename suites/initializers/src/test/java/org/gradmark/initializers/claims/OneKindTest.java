package org.gradmark.initializers.claims;

import static org.testng.Assert.assertTrue;

import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.claim.Trial;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.initializer.RuleInitializer;
import org.gradmark.core.laboratory.Laboratory;
import org.gradmark.core.reference.ReferenceData;
import org.gradmark.core.system.InitializerSystem;
import org.gradmark.initializers.variance.GlorotNormal;
import org.testng.annotations.Test;

/** A right initializer of one kind of layer, as many libraries have them. */
public class OneKindTest {

  private static final InitializerSystem SYSTEM = GlorotNormal.SYSTEM;

  @Test
  public void isAskedForItsKindAndPasses() {
    for (Kernel.Kind of : Kernel.Kind.values()) {
      RuleInitializer all =
          new RuleInitializer("a:b", SYSTEM.id(), "paper", SYSTEM.dialect("paper").rule());
      for (Claim<InitializerSubject> claim : SYSTEM.claims()) {
        Trial<InitializerSubject> trial =
            new Trial<>(
                new Accepting(all, kernel -> kernel.kind() == of),
                "f64",
                Laboratory.on(ReferenceData.bundled()),
                1);
        String where = of + ", " + claim.id();
        try {
          Outcome outcome = claim.check().check(trial);
          assertTrue(outcome.result().isGood(), where + ": " + outcome.message());
        } catch (UnsupportedOperationException e) {
          assertTrue(e.getMessage().contains("fill"), where + ": " + e.getMessage());
        }
      }
    }
  }
}
