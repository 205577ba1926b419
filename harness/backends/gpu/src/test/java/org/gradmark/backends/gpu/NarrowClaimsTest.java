package org.gradmark.backends.gpu;

import java.util.List;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What keeps its state in 16 bits has wider tolerances, and keeps its claims within them. */
public class NarrowClaimsTest {

  /**
   * Backends and systems, some of each structure: one average, a norm, two averages; a root, a
   * sign. Both formats differ only in how a number is loaded and stored, of which {@link
   * KeptNarrowTest} tries all, so that each has its own systems. With {@code
   * -Dgradmark.everything=true} all systems on both, which takes seven minutes of processor time
   * for each.
   */
  @DataProvider
  public static Object[][] backends() {
    boolean all = Boolean.getBoolean("gradmark.everything");
    return new Object[][] {
      {"fused-gpu-bf16", all ? List.of() : List.of("momentum", "adagrad-norm", "adam")},
      {"fused-gpu-f16", all ? List.of() : List.of("rmsprop", "lion")}
    };
  }

  @Test(dataProvider = "backends")
  public void optimizersKeepTheirClaims(String backend, List<String> systems) {
    Claims.keepsThem(backend, systems, systems.isEmpty() ? 1000 : 150);
  }
}
