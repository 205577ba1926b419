package org.gradmark.core.gate;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.util.List;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Verdict;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Two runs side by side. */
public class VerdictChangeTest {

  private static Verdict of(Result result) {
    return Verdicts.of("x:adam", "A-01", "float64", result, "said");
  }

  @DataProvider
  public static Object[][] courses() {
    return new Object[][] {
      {Result.PASS, Result.FAIL, VerdictChange.Kind.NEW_FAILURE},
      {Result.PASS, Result.ERROR, VerdictChange.Kind.NEW_FAILURE},
      {Result.SKIPPED, Result.DEVIATES, VerdictChange.Kind.NEW_FAILURE},
      {Result.FAIL, Result.ERROR, VerdictChange.Kind.OTHER_FAILURE},
      {Result.FAIL, Result.PASS, VerdictChange.Kind.FIXED},
      {Result.DEVIATES, Result.SKIPPED, VerdictChange.Kind.NOW_SKIPPED},
      {Result.PASS, Result.SKIPPED, VerdictChange.Kind.NOW_SKIPPED},
      {Result.SKIPPED, Result.PASS, VerdictChange.Kind.NEWLY_TESTED},
    };
  }

  @Test(dataProvider = "courses")
  public void aCellThatChangesIsOfOneKind(Result then, Result now, VerdictChange.Kind kind) {
    List<VerdictChange> changes =
        VerdictChange.between(Verdicts.run(of(then)), Verdicts.run(of(now)));
    assertEquals(changes.size(), 1);
    assertEquals(changes.get(0).kind(), kind);
    assertEquals(changes.get(0).isRegression(), kind == VerdictChange.Kind.NEW_FAILURE);
    assertTrue(VerdictChange.between(Verdicts.run(of(now)), Verdicts.run(of(now))).isEmpty());
  }

  @Test
  public void whatCameAndWentIsTold() {
    Verdict good = of(Result.PASS);
    Verdict bad = of(Result.FAIL);
    VerdictChange gone = VerdictChange.between(Verdicts.run(good), Verdicts.run()).get(0);
    assertEquals(gone.kind(), VerdictChange.Kind.GONE);
    assertFalse(gone.isRegression());
    assertEquals(gone.verdict(), good);
    assertEquals(
        VerdictChange.between(Verdicts.run(), Verdicts.run(good)).get(0).kind(),
        VerdictChange.Kind.NEWLY_TESTED);
    assertTrue(VerdictChange.between(Verdicts.run(), Verdicts.run(bad)).get(0).isRegression());
    assertTrue(VerdictChange.between(Verdicts.run(), Verdicts.run(of(Result.SKIPPED))).isEmpty());
  }

  @Test
  public void theWorstComesFirst() {
    List<VerdictChange> changes =
        VerdictChange.between(
            Verdicts.run(Verdicts.fail("a:adam", "A-01", "x"), Verdicts.pass("b:adam", "A-01")),
            Verdicts.run(Verdicts.pass("a:adam", "A-01"), Verdicts.fail("b:adam", "A-01", "y")));
    assertEquals(
        changes.stream().map(VerdictChange::kind).toList(),
        List.of(VerdictChange.Kind.NEW_FAILURE, VerdictChange.Kind.FIXED));
  }
}
