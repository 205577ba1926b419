package org.gradmark.testng;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.lang.reflect.Proxy;
import java.util.List;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Level;
import org.gradmark.core.claim.Result;
import org.gradmark.core.contract.Subject;
import org.gradmark.core.laboratory.Laboratory;
import org.gradmark.core.run.Cell;
import org.testng.SkipException;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class ConformanceTestTest {

  private static final ConformanceCell PASS = Samples.cell("ADAM-01", Result.PASS);

  @Test
  public void whatPassesPassesUnderTheNameOfItsCell() {
    InnerRun run = InnerRun.of(null, 1, PASS);
    assertEquals(run.failed, List.of());
    assertEquals(run.skipped, List.of());
    assertEquals(
        run.passed.stream().map(r -> r.getName()).toList(),
        List.of("dl4j:nadam#ADAM-01@float64", "manifest"));
  }

  @Test
  public void whatIsSkippedIsSkippedWithItsReason() {
    InnerRun run =
        InnerRun.of(null, 2, PASS, Samples.cell("ADAM-02", Result.SKIPPED, "no schedule"));
    assertEquals(run.failed, List.of());
    assertEquals(run.skipped.size(), 1);
    assertTrue(run.skipped.get(0).getThrowable() instanceof SkipException);
    String reason = run.skipped.get(0).getThrowable().getMessage();
    assertTrue(reason.startsWith("[ADAM-02 first-step] no schedule\n"), reason);
  }

  @DataProvider
  public Object[] bad() {
    return new Object[] {Result.FAIL, Result.DEVIATES, Result.ERROR};
  }

  @Test(dataProvider = "bad")
  public void whateverElseFailsWithTheVerdictsMessage(Result result) {
    InnerRun run = InnerRun.of(null, 2, PASS, Samples.cell("ADAM-03", result));
    assertEquals(run.failed.get(0).getName(), "dl4j:nadam#ADAM-03@float64");
    assertTrue(run.failed.get(0).getThrowable() instanceof AssertionError);
    assertEquals(
        run.failure(),
        """
        [ADAM-03 first-step] it took a step of 6.008, not 0.19
          MUST     The first step is as long as the learning rate.
          verdict  %s
          measured 31.6
          limit    1.0
          cell     dl4j:nadam#ADAM-03@float64
          seed     42"""
            .formatted(result.label()));
  }

  @Test
  public void aCellThatDiesIsOneFailureAndTheOthersRun() {
    ConformanceCell dies =
        ConformanceCell.of(
            "a:b#ADAM-02@f64",
            PASS.claim(),
            () -> {
              throw new IllegalStateException("harness broke");
            });
    InnerRun run = InnerRun.of(null, 2, dies, PASS);
    assertEquals(run.failure(), "harness broke");
    assertEquals(run.passed.size(), 2);
  }

  @Test
  public void aVerdictOnAnotherCellIsRefused() {
    ConformanceCell mixedUp = ConformanceCell.of("a:b#ADAM-01@f64", PASS.claim(), PASS::run);
    String failure = InnerRun.of(null, 1, mixedUp).failure();
    assertTrue(failure.contains("answered with the verdict on dl4j:nadam#ADAM-01"), failure);
  }

  @Test
  public void noCellAtAllIsRed() {
    assertEquals(
        InnerRun.of(null, 3).failure(),
        "[manifest] no cell ran, 3 were expected: check what cells() returns");
    assertTrue(InnerRun.of(null, 0).failure().contains("no cell ran"));
  }

  @Test
  public void aCellTooFewOrTooManyIsRed() {
    assertTrue(InnerRun.of(null, 2, PASS).failure().startsWith("[manifest] 1 cells ran, 2 were"));
    InnerRun more = InnerRun.of(null, 1, PASS, Samples.cell("ADAM-02", Result.PASS));
    assertTrue(more.failure().startsWith("[manifest] 2 cells ran, 1 were"), more.failure());
  }

  @Test
  public void theSameCellTwiceIsRed() {
    String failure = InnerRun.of(null, 2, PASS, PASS).failure();
    assertTrue(failure.contains("only 1 ids: [dl4j:nadam#ADAM-01@float64]"), failure);
  }

  @Test
  public void nothingButSkipsIsRed() {
    String failure =
        InnerRun.of(null, 1, Samples.cell("ADAM-02", Result.SKIPPED, "no natives")).failure();
    assertTrue(failure.startsWith("[manifest] all 1 cells were skipped"), failure);
    assertTrue(failure.contains("no natives"), failure);
  }

  @Test
  public void cellsThatCannotBeListedAreRed() {
    String failure =
        InnerRun.of(
                null,
                1,
                () -> {
                  throw new IllegalStateException("no class path");
                })
            .failure();
    assertTrue(failure.contains("could not be listed") && failure.contains("no class path"));
  }

  @Test
  public void aCellOfAPlanIsDecidedWhenItsTurnComes() {
    Subject subject =
        (Subject)
            Proxy.newProxyInstance(
                Subject.class.getClassLoader(),
                new Class<?>[] {Subject.class},
                (proxy, method, arguments) -> "my:" + method.getName());
    Claim<Subject> claim = Samples.claim("ADAM-07", "seventh", Level.MUST);
    Laboratory laboratory = new Laboratory(null, null, 0);
    ConformanceCell cell = ConformanceCell.of(new Cell<>(subject, claim, "f64"), laboratory);
    assertEquals(cell.id(), "my:id#ADAM-07@f64");
    assertEquals(cell.claim(), claim);
    assertEquals(cell.run().message(), "[ADAM-07 seventh] never asked");
    assertEquals(InnerRun.of(null, 1, cell).failed, List.of());
  }
}
