package org.gradmark.reports;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Verdict;
import org.gradmark.core.run.Run;
import org.testng.annotations.Test;

/** The commands that a report prints do what it says, also about a program's subjects. */
public class ProgramsTest {

  private static final String UNKNOWN = "no known dialect or mistake explains it: it is odd";

  private static Run run(String message) {
    List<Verdict> verdicts =
        List.of(
            Samples.verdict("mine:adam", "TRAJ-01 open-loop", "f64", Result.FAIL, message),
            Samples.verdict("dl4j:adam", "TRAJ-01 open-loop", "f64", Result.FAIL, message));
    return new Run("1", Map.of("program:mine", "./mine 'a b'"), 2, verdicts, List.of());
  }

  @Test
  public void anUnexplainedFindingEndsWithTheCommandThatMayExplainIt() {
    String table = TextTable.render(run(UNKNOWN), Terminal.LOG, 1, "");
    String mine = "./gradmark identify './mine '\\''a b'\\''' --subject 'mine:adam'";
    assertTrue(table.contains(mine), table);
    assertTrue(table.contains("./gradmark identify 'dl4j:adam'\n"), table);
    assertTrue(Summary.render(run(UNKNOWN)).contains(mine));
    assertTrue(Findings.render(run(UNKNOWN)).get("dl4j/adam.md").contains("identify 'dl4j:adam'"));
    assertFalse(TextTable.render(run("it is off"), Terminal.LOG, 1, "").contains("identify"));
  }

  @Test
  public void theSummaryTellsWithWhichProgramItsCommandsWork() {
    String options = "--program './mine '\\''a b'\\'''";
    assertEquals(Programs.options(run(UNKNOWN)), options);
    assertTrue(Summary.render(run("it is off")).contains("add:\n\n```sh\n" + options));
  }
}
