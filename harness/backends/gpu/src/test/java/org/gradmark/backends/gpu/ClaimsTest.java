package org.gradmark.backends.gpu;

import java.util.List;
import org.testng.annotations.Test;

/**
 * Every claim about optimizers of each structure on generated kernels. On a machine without a
 * graphics card PoCL runs them. Half of the systems: {@link MoreClaimsTest} has the others, in a
 * process of its own, because a device takes one thread at a time.
 */
public class ClaimsTest {

  @Test
  public void everyOptimizerKeepsItsClaims() {
    List<String> systems = Claims.everySecondSystem(0);
    Claims.keepsThem("fused-gpu", systems, 100);
  }
}
