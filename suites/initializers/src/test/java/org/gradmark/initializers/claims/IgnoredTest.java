package org.gradmark.initializers.claims;

import static org.testng.Assert.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.statistics.Law;
import org.gradmark.core.system.InitializerSystem;
import org.testng.annotations.Test;

public class IgnoredTest {

  private static final Hyperparameter SCALE =
      new Hyperparameter("scale", "standard deviation", 0, 10, 1);

  /** The other dialect has no scale to ignore: that it does so would be no mistake. */
  @Test
  public void aDialectIsImpersonatedByWhatItUsesOnly() {
    InitializerSystem system =
        InitializerSystem.named("scaled")
            .hyperparameters(SCALE)
            .tried(SCALE, 2)
            .paper(
                "scale z",
                s -> s.normal().times(s.get(SCALE)),
                (k, h) -> Law.normal(0, h.get(SCALE)))
            .dialect("standard", "z", s -> s.normal(), (k, h) -> Law.normal(0, 1))
            .claims(Distribution::claims)
            .build();
    Claim<InitializerSubject> law = system.claims().get(0);
    List<String> ignoring =
        law.rejections().stream()
            .map(rejection -> rejection.impostor().id())
            .filter(id -> id.contains("scale-is"))
            .toList();
    assertEquals(ignoring, List.of("impostor:scaled!scale-is-1.0"));
    assertEquals(Stream.of("paper", "standard").filter(law.dialects()::contains).count(), 2);
  }
}
