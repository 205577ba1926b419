package org.gradmark.cli;

import static org.testng.Assert.assertEquals;

import java.nio.file.Path;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Where the reports go is told as somebody who stands there would say it. */
public class OutputOptionTest {

  private static final Path HOME = Path.of("gradmark").toAbsolutePath();

  @DataProvider
  public Object[][] places() {
    return new Object[][] {
      {HOME, Path.of("reports", "target")},
      {HOME.getParent(), Path.of("gradmark", "reports", "target")},
      {HOME.resolve("reports"), HOME.resolve("reports").resolve("target")},
      {HOME.resolveSibling("grad"), HOME.resolve("reports").resolve("target")},
    };
  }

  @Test(dataProvider = "places")
  public void isShortBelowTheWorkingDirectory(Path here, Path told) {
    assertEquals(OutputOption.beside(HOME, here), told);
  }
}
