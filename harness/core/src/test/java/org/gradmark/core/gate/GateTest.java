package org.gradmark.core.gate;

import static org.gradmark.core.gate.Verdicts.fail;
import static org.gradmark.core.gate.Verdicts.of;
import static org.gradmark.core.gate.Verdicts.pass;
import static org.gradmark.core.gate.Verdicts.run;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Verdict;
import org.gradmark.core.gate.Complaint.Kind;
import org.gradmark.core.run.Run;
import org.testng.annotations.Test;

public class GateTest {

  private static final Run KNOWN =
      run(
          pass("x:adam", "ADAM-01"),
          fail("x:adam", "ADAM-02", "no bias correction: at step 1 it moved by -6.008"),
          fail("x:adam", "ADAM-03", "no bias correction: at step 7 it moved by 2"));

  private static List<Complaint> judge(Expectations expectations, Run run) {
    return new Gate(expectations, Optional.empty(), entry -> true).judge(run);
  }

  private static void assertOne(List<Complaint> complaints, Kind kind, String part) {
    assertEquals(complaints.size(), 1, complaints.toString());
    assertEquals(complaints.get(0).kind(), kind);
    assertTrue(complaints.get(0).sentence().contains(part), complaints.toString());
  }

  @Test
  public void whatPassesPasses() {
    assertEquals(judge(Expectations.NONE, run(pass("x:adam", "ADAM-01"))), List.of());
  }

  @Test
  public void twoCellsWithOneCauseAreOneComplaint() {
    List<Complaint> complaints = judge(Expectations.NONE, KNOWN);
    assertOne(complaints, Kind.UNEXPECTED_FAILURE, "no bias correction");
    assertEquals(
        complaints.get(0).cells(), List.of("x:adam#ADAM-02@float64", "x:adam#ADAM-03@float64"));
  }

  @Test
  public void whatIsListedPassesWhateverItsNumbers() {
    Expectations known = Expectations.of(KNOWN);
    Run later =
        run(
            pass("x:adam", "ADAM-01"),
            fail("x:adam", "ADAM-02", "no bias correction: at step 2 it moved by 5"),
            fail("x:adam", "ADAM-03", "no bias correction: elsewhere"));
    assertEquals(judge(known, later), List.of());
    assertEquals(new Gate(known, Optional.empty(), e -> true).known(later), 2);
  }

  @Test
  public void aListedCellThatPassesShutsTheGate() {
    Run mended =
        run(
            pass("x:adam", "ADAM-01"),
            pass("x:adam", "ADAM-02"),
            fail("x:adam", "ADAM-03", "no bias correction: at step 7 it moved by 2"));
    assertOne(judge(Expectations.of(KNOWN), mended), Kind.UNEXPECTED_PASS, "take it out");
  }

  @Test
  public void anotherMessageShutsTheGate() {
    Run other =
        run(
            pass("x:adam", "ADAM-01"),
            fail("x:adam", "ADAM-02", "epsilon inside the root: at step 1"),
            fail("x:adam", "ADAM-03", "no bias correction: at step 7 it moved by 2"));
    assertOne(judge(Expectations.of(KNOWN), other), Kind.OTHER_MESSAGE, "epsilon inside the root");
  }

  @Test
  public void anotherVerdictShutsTheGate() {
    Run crashed =
        run(
            pass("x:adam", "ADAM-01"),
            of("x:adam", "ADAM-02", "float64", Result.ERROR, "no bias correction: it threw"),
            fail("x:adam", "ADAM-03", "no bias correction: at step 7 it moved by 2"));
    assertOne(judge(Expectations.of(KNOWN), crashed), Kind.OTHER_MESSAGE, "error: ");
  }

  @Test
  public void aListedCellThatIsGoneOrSkippedIsStale() {
    Run gone =
        run(
            pass("x:adam", "ADAM-01"),
            fail("x:adam", "ADAM-02", "no bias correction: at step 1 it moved by -6.008"));
    assertOne(judge(Expectations.of(KNOWN), gone), Kind.STALE_ENTRY, "no such cell");
    Run skipped =
        run(
            pass("x:adam", "ADAM-01"),
            fail("x:adam", "ADAM-02", "no bias correction: at step 1 it moved by -6.008"),
            of("x:adam", "ADAM-03", "float64", Result.SKIPPED, "cannot copy"));
    assertOne(judge(Expectations.of(KNOWN), skipped), Kind.STALE_ENTRY, "cannot copy");
  }

  @Test
  public void entriesOutOfScopeAreLeftAlone() {
    Run other = run(pass("y:sgd", "SGD-01"));
    Gate gate = new Gate(Expectations.of(KNOWN), Optional.empty(), e -> e.startsWith("y:"));
    assertEquals(gate.judge(other), List.of());
    assertEquals(
        Expectations.of(KNOWN).updated(other, e -> e.startsWith("y:")).entries(),
        Expectations.of(KNOWN).entries());
  }

  @Test
  public void aCellThatTheBaselineDecidedMustBeDecided() {
    Run fewer = run(fail("x:adam", "ADAM-02", "no bias correction: at step 1 it moved by -6.008"));
    Gate gate = new Gate(Expectations.of(fewer), Optional.of(KNOWN), e -> true);
    List<Complaint> complaints = gate.judge(fewer);
    assertOne(complaints, Kind.LOST, "not in this run");
    assertEquals(complaints.get(0).cells().size(), 2);
  }

  @Test
  public void aRunThatWasCutShortOrTriedNothingShutsTheGate() {
    Run cut = new Run("1", Map.of(), 9, List.of(pass("x:adam", "ADAM-01")), List.of());
    assertOne(judge(Expectations.NONE, cut), Kind.INCOMPLETE, "1 of 9");
    Run nothing = run(of("x:adam", "ADAM-03", "float64", Result.SKIPPED, "cannot copy"));
    assertOne(judge(Expectations.NONE, nothing), Kind.INCOMPLETE, "nothing was tested");
  }

  @Test
  public void reportsSeeKnownFailuresAsSkippedAndWhatIsMendedAsFailed() {
    Run mended =
        run(
            fail("x:adam", "ADAM-01", "new: at step 1"),
            pass("x:adam", "ADAM-02"),
            fail("x:adam", "ADAM-03", "no bias correction: at step 7 it moved by 2"));
    Run fewer = run(mended.verdicts().get(0), mended.verdicts().get(2));
    Gate gate = new Gate(Expectations.of(KNOWN), Optional.empty(), e -> true);
    assertEquals(
        gate.seen(mended).verdicts().stream().map(v -> v.result()).toList(),
        List.of(Result.FAIL, Result.FAIL, Result.SKIPPED));
    List<Verdict> seen = gate.seen(fewer).verdicts();
    assertEquals(seen.size(), 3);
    assertEquals(seen.get(2).cell(), "x:adam#ADAM-02@float64");
    assertTrue(seen.get(2).message().startsWith("stale entry: "), seen.get(2).message());
  }

  @Test
  public void anUpdateKeepsReasonsOfWhatIsTheSameAndDropsTheOthers() {
    Expectation known = Expectations.of(KNOWN).entries().get(0);
    Expectation told =
        new Expectation(
            known.subject(), known.result(), "no bias", "upstream", "https://x", known.cells(), 0);
    Run later =
        run(
            fail("x:adam", "ADAM-02", "no bias correction: at step 3"),
            fail("x:adam", "ADAM-03", "epsilon inside the root: at step 3"));
    List<Expectation> entries = new Expectations(List.of(told)).updated(later, e -> true).entries();
    assertEquals(entries.size(), 2);
    assertEquals(entries.get(0).message(), "epsilon inside the root");
    assertEquals(entries.get(0).reason(), "");
    assertEquals(entries.get(1).message(), "no bias");
    assertEquals(entries.get(1).reason(), "upstream");
    assertEquals(entries.get(1).ids(), List.of("x:adam#ADAM-02@float64"));
  }

  @Test
  public void oneErrorIsNotAnother() {
    Verdict first =
        of("x:adam", "ADAM-02", "f64", Result.ERROR, "x:adam: asked for step 3, it ended with 134");
    Verdict second =
        of("x:adam", "ADAM-02", "f64", Result.ERROR, "x:adam: asked for step 3, it ended with 139");
    assertEquals(Messages.prefix(first), "it ended with 134");
    assertOne(
        judge(Expectations.of(run(first)), run(second)), Kind.OTHER_MESSAGE, "it ended with 139");
  }

  @Test
  public void oneUnexplainedFailureIsNotAnother() {
    String unexplained =
        "no known dialect or mistake explains it: at step 1 of mixed, w[0] it moved by ";
    Run first = run(fail("x:adam", "ADAM-02", unexplained + "0.1"));
    assertEquals(judge(Expectations.of(first), first), List.of());
    for (String other :
        List.of(
            unexplained + "0.106",
            unexplained + "-0.1",
            unexplained + "NaN",
            unexplained.replace("step 1", "step 7") + "0.1",
            unexplained.replace("mixed", "late") + "0.1",
            unexplained.replace("w[0]", "w[1]") + "0.1",
            "no known dialect or mistake explains it: the norm is 0.1")) {
      Run second = run(fail("x:adam", "ADAM-02", other));
      assertOne(judge(Expectations.of(first), second), Kind.OTHER_MESSAGE, other);
    }
    assertEquals(
        Messages.prefix(fail("x:a", "ADAM-02", "follows a/b (s: without eps), not a: at step 1")),
        "follows a/b (s: without eps), not a");
  }

  /** Another machine, another rounding: the digits are others, the failure is the same. */
  @Test
  public void anUnexplainedFailureIsKnownWhateverItsLastDigits() {
    String unexplained = "no known dialect or mistake explains it: ";
    for (String[] both :
        new String[][] {
          {
            "at step 1 of mixed, w[0] it moved by 0.03399, the rule by 2",
            "at step 1 of mixed, w[0] it moved by about 0.034",
            "at step 1 of mixed, w[0] it moved by 0.0341, the rule by 2",
          },
          {
            "at step 1 of mixed, w[0] it moved by -1234, the rule by 2",
            "at step 1 of mixed, w[0] it moved by about -1.23E+3",
            "at step 1 of mixed, w[0] it moved by -1240, the rule by 2",
          },
          {
            "at step 1 of mixed, w[0] it moved by NaN, the rule by 2",
            "at step 1 of mixed, w[0] it moved by about NaN",
            "at step 1 of mixed, w[0] it moved by NaN, the rule by 2",
          },
          {
            "the rates of steps 0, 1 and 5, element 13, is 0, the library gives 0.1",
            "the rates of steps 0, 1 and 5, element 13, is about 0",
            "the rates of steps 0, 1 and 5, element 13, is -0, the library gives 0.1",
          },
          {"it was asked 3 times", "it was asked", "it was asked 4 times"},
        }) {
      Verdict first = fail("x:a", "ADAM-02", unexplained + both[0]);
      assertEquals(Messages.prefix(first), unexplained + both[1]);
      Run again = run(fail("x:a", "ADAM-02", unexplained + both[2]));
      assertEquals(judge(Expectations.of(run(first)), again), List.of(), both[0]);
    }
  }

  /** One failure in three arithmetics is one entry. */
  @Test
  public void oneUnexplainedFailureIsOneEntry() {
    String unexplained = "no known dialect or mistake explains it: at step 1 of mixed it moved by ";
    List<Expectation> entries =
        Expectations.of(
                run(
                    of("x:a", "ADAM-02", "f16", Result.FAIL, unexplained + "0.1002, not 0.2"),
                    of("x:a", "ADAM-02", "f32", Result.FAIL, unexplained + "0.1, not 0.2"),
                    of("x:a", "ADAM-02", "f64", Result.FAIL, unexplained + "0.2, not 0.2")))
            .entries();
    assertEquals(entries.size(), 2);
    assertEquals(entries.get(0).ids(), List.of("x:a#ADAM-02@f16", "x:a#ADAM-02@f32"));
  }

  /** A formula may begin with a number: it is kept whole, or one formula would pass for another. */
  @Test
  public void oneFormulaIsNotAnother() {
    Run first = run(fail("x:adam", "ADAM-02", "its formula has 1 - a instead of 1 - b: at step 1"));
    Run second = run(fail("x:adam", "ADAM-02", "its formula has a instead of 1 - b: at step 1"));
    assertEquals(judge(Expectations.of(first), first), List.of());
    assertOne(judge(Expectations.of(first), second), Kind.OTHER_MESSAGE, "has a instead");
  }

  @Test
  public void aRunOfNothingShutsTheGate() {
    assertOne(judge(Expectations.NONE, run()), Kind.INCOMPLETE, "no cell was decided");
  }

  @Test
  public void aPrefixHasNoNumberThatAMachineMayRoundOtherwise() {
    assertEquals(
        Messages.prefix(fail("x:a", "ADAM-02", "decay beta2 is 0.99: at 3")), "decay beta2 is");
    assertEquals(Messages.prefix(fail("x:a", "ADAM-02", "float32 has -1.5e3")), "float32 has");
    assertEquals(Messages.prefix(fail("x:a", "ADAM-02", "3 values differ")), "3 values differ");
    assertEquals(Messages.prefix(fail("x:a", "ADAM-02", "a\nbcdefgh: c")), "a bcdefgh");
  }
}
