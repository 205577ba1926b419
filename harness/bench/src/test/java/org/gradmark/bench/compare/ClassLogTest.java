package org.gradmark.bench.compare;

import static org.testng.Assert.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Whose classes are loaded when steps are taken. */
public class ClassLogTest {

  private static final Path JAR = Path.of("/builds/my engine.jar");
  private static final String HEAD = "[0.5s][info][class,load] ";
  private static final String BEGIN =
      HEAD + ListFork.StepsBegin.class.getName() + " source: file:/gradmark.jar";

  @DataProvider
  public Object[][] logs() {
    String early = HEAD + "engine.Provider source: file:/builds/my%20engine.jar";
    String late = HEAD + "engine.Step source: file:/builds/my%20engine.jar";
    String plain = HEAD + "engine.Step source: file:/builds/my engine.jar";
    String lambda = HEAD + "engine.Provider$$Lambda$7/0x0000 source: engine.Provider";
    String other = HEAD + "lib.Step source: file:/builds/other.jar";
    return new Object[][] {
      {List.of(early, BEGIN, other), false},
      {List.of(early, BEGIN, late), true},
      {List.of(early, BEGIN, plain), true},
      {List.of(early, BEGIN, lambda), true},
      {List.of(early, lambda, BEGIN), false},
      {List.of(early, late), false},
      {List.of(BEGIN, "[0.6s] no class"), false},
    };
  }

  @Test(dataProvider = "logs")
  public void onlyWhatIsLoadedForStepsCounts(List<String> lines, boolean used) {
    assertEquals(new ClassLog(lines).isLoadedForSteps(JAR), used);
  }
}
