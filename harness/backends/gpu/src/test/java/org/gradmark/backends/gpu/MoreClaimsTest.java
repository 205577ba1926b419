package org.gradmark.backends.gpu;

import java.util.List;
import org.testng.annotations.Test;

/** The systems that {@link ClaimsTest} leaves out. */
public class MoreClaimsTest {

  @Test
  public void everyOptimizerKeepsItsClaims() {
    List<String> systems = Claims.everySecondSystem(1);
    Claims.keepsThem("fused-gpu", systems, 100);
  }
}
