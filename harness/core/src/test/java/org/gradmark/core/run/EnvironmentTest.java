package org.gradmark.core.run;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.util.Map;
import org.testng.annotations.Test;

/** The fingerprint: what is needed to judge a run, and nothing about the person. */
public class EnvironmentTest {

  @Test
  public void theMachineIsDescribed() {
    Map<String, Object> facts = Environment.current();
    assertEquals(facts.get("java"), System.getProperty("java.version"));
    assertEquals(facts.get("arch"), System.getProperty("os.arch"));
    assertEquals(facts.get("cores"), Runtime.getRuntime().availableProcessors());
    assertEquals(facts.get("heap_mib"), Runtime.getRuntime().maxMemory() / (1024 * 1024));
    assertFalse(facts.containsValue(""), facts.toString());
  }

  @Test
  public void nobodyIsNamed() {
    String facts = Environment.current().toString();
    assertFalse(facts.contains(System.getProperty("user.dir")), facts);
    assertFalse(facts.contains(System.getProperty("user.home") + "/"), facts);
  }

  @Test
  public void theVersionIsFilledIn() {
    assertTrue(Environment.version().matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?"));
  }
}
