package org.gradmark.cli;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** A mistyped name gets the right one for an answer, and no list of two hundred. */
public class LikelyTest {

  private static final List<String> NAMES =
      List.of("adam", "adamw", "adamax", "nadam", "sgd", "he-normal", "he-uniform");

  @Test
  public void theNearestComeFirstAndNothingThatIsFar() {
    assertEquals(Likely.of("adma", NAMES), List.of("adam"));
    assertEquals(Likely.of("Adam", NAMES).get(0), "adam");
    assertEquals(Likely.of("he_normal", NAMES).get(0), "he-normal");
    assertEquals(Likely.of("xyz", NAMES), List.of());
  }

  @DataProvider
  public static Object[][] mistyped() {
    return new Object[][] {
      {"run --system admw", "adamw"},
      {"run --subject gradmark:admaw", "gradmark:adamw"},
      {"run --system adam --claim TRAY-01", "TRAJ-01"},
      {"run --system adam --backend f46", "f64"},
      {"list --system nadma", "nadam"},
      {"identify gradmark:adamxa", "gradmark:adamax"},
    };
  }

  @Test(dataProvider = "mistyped")
  public void theMessageAsksWhatWasMeant(String command, String meant) {
    StringWriter err = new StringWriter();
    int code = Gradmark.commandLine().setErr(new PrintWriter(err)).execute(command.split(" "));
    assertEquals(code, ExitCode.USAGE);
    assertTrue(err.toString().contains("did you mean " + meant), err.toString());
  }
}
