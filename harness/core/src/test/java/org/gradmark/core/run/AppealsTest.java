package org.gradmark.core.run;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.gradmark.core.claim.Carryover;
import org.gradmark.core.claim.Check;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Trial;
import org.gradmark.core.claim.Verdict;
import org.gradmark.core.contract.Capability;
import org.gradmark.core.contract.Restart;
import org.gradmark.core.contract.Subject;
import org.gradmark.core.contract.SubjectFailure;
import org.gradmark.core.tensor.Precision;
import org.testng.annotations.Test;

/** What goes wrong after other questions only is told from what is wrong. */
public class AppealsTest {

  /** How often programs were started again, by scope. */
  private final Map<Restart.Scope, AtomicInteger> starts =
      Map.of(Restart.Scope.CELL, new AtomicInteger(), Restart.Scope.QUESTION, new AtomicInteger());

  private final AtomicInteger ends = new AtomicInteger();

  /** A program: its state is the scope of its process, null if others have used it. */
  private final class Program implements Subject {
    private final Restart.Scope scope;

    Program(Restart.Scope scope) {
      this.scope = scope;
    }

    @Override
    public Optional<Subject> inAnotherProcess() {
      return Optional.of(this);
    }

    @Override
    public Optional<Restart> afresh(Restart.Scope again) {
      starts.get(again).incrementAndGet();
      return Optional.of(new Restart(new Program(again), ends::incrementAndGet));
    }

    @Override
    public String id() {
      return "fake:adam";
    }

    @Override
    public String system() {
      return "adam";
    }

    @Override
    public String dialect() {
      return "paper";
    }

    @Override
    public Set<Capability> capabilities() {
      return Set.of();
    }

    @Override
    public Map<String, Double> fixed() {
      return Map.of();
    }

    @Override
    public List<String> backends() {
      return List.of("float64");
    }

    @Override
    public Precision precision(String backend) {
      return Precision.FLOAT64;
    }
  }

  private static Restart.Scope scope(Trial<Subject> trial) {
    return ((Program) trial.subject()).scope;
  }

  private static Outcome bad(String message) {
    return Outcome.fail(2, 1, message);
  }

  private static final Outcome GOOD = Outcome.pass(0, 1, "fine");

  private List<Verdict> run(int threads, List<Check<Subject>> checks) {
    starts.values().forEach(count -> count.set(0));
    ends.set(0);
    List<Cell<?>> cells = new ArrayList<>();
    for (Check<Subject> check : checks) {
      String id = "FAKE-%02d".formatted(cells.size() + 1);
      cells.add(new Cell<>(new Program(null), Fakes.claim(id, Set.of("paper"), check), "float64"));
    }
    List<Verdict> verdicts = new ArrayList<>();
    new Runner(Fakes.LABORATORY, threads, Duration.ofMinutes(5))
        .run(new Plan(cells), verdicts::add);
    verdicts.sort(Comparator.comparing(Verdict::cell));
    assertEquals(verdicts.size(), cells.size());
    assertEquals(ends.get(), started(Restart.Scope.CELL) + started(Restart.Scope.QUESTION));
    return verdicts;
  }

  private int started(Restart.Scope scope) {
    return starts.get(scope).get();
  }

  @Test
  public void whoPassesIsNeverStartedAgain() {
    for (int threads : new int[] {1, 4}) {
      List<Verdict> verdicts = run(threads, List.of(t -> GOOD, t -> GOOD, t -> GOOD));
      assertTrue(verdicts.stream().allMatch(v -> v.result() == Result.PASS));
      assertEquals(started(Restart.Scope.CELL) + started(Restart.Scope.QUESTION), 0);
    }
  }

  @Test
  public void whatIsWrongEverywhereIsToldAsItIsInAProcessOfItsOwn() {
    for (int threads : new int[] {1, 4}) {
      Check<Subject> wrong = t -> bad("is 3, not 2").with("scope", "" + scope(t));
      List<Verdict> verdicts = run(threads, List.of(wrong, t -> bad("x[1] is 5, not 4"), wrong));
      assertEquals(verdicts.get(0).message(), "[FAKE-01 made-up] is 3, not 2");
      assertTrue(verdicts.stream().noneMatch(Carryover::isIn), verdicts.toString());
      assertEquals(started(Restart.Scope.CELL), 2, "one for each complaint");
      assertEquals(started(Restart.Scope.QUESTION), 0);
      assertEquals(
          verdicts.stream().filter(v -> "CELL".equals(v.evidence().get("scope"))).count(), 1);
    }
  }

  /** The first is right where nothing was asked before; of the others that is then looked at. */
  @Test
  public void oneCarryoverIsOneCause() {
    Check<Subject> betweenCells = t -> scope(t) == null ? bad("differs by 3") : GOOD;
    Check<Subject> withinACell = t -> scope(t) == Restart.Scope.QUESTION ? GOOD : bad("no sign");
    Check<Subject> always = t -> bad("has no bias correction");
    for (int threads : new int[] {1, 4}) {
      List<Verdict> verdicts =
          run(threads, List.of(withinACell, always, betweenCells, t -> GOOD, betweenCells));
      assertEquals(
          verdicts.stream().map(Carryover::isIn).toList(), List.of(true, false, true, false, true));
      assertEquals(verdicts.get(1).message(), "[FAKE-02 made-up] has no bias correction");
      Verdict carried = verdicts.get(2);
      assertEquals(carried.result(), Result.FAIL);
      assertEquals(
          carried.message(),
          "[FAKE-03 made-up] "
              + Carryover.CAUSE
              + ": where nothing was asked before, this claim passes");
      assertEquals(carried.evidence().get(Carryover.ALONE), "passes");
      assertEquals(
          carried.evidence().get("after other questions"), "[FAKE-03 made-up] differs by 3");
    }
  }

  @Test
  public void aClaimThatNamesItMakesTheOthersBeLookedAt() {
    Check<Subject> named =
        t -> scope(t) == Restart.Scope.QUESTION ? GOOD : Carryover.in(bad("two runs differ"));
    Check<Subject> withinACell = t -> scope(t) == Restart.Scope.QUESTION ? GOOD : bad("no sign");
    List<Verdict> verdicts = run(1, List.of(withinACell, withinACell, withinACell, named));
    assertTrue(verdicts.stream().allMatch(Carryover::isIn), verdicts.toString());
    assertEquals(verdicts.get(3).message(), "[FAKE-04 made-up] two runs differ");
    assertEquals(started(Restart.Scope.QUESTION), 3);
  }

  /** A process that breaks or is slow may do so by chance: that accuses nobody of anything else. */
  @Test
  public void crashesAreNotAppealed() {
    Check<Subject> crash =
        t -> {
          throw new SubjectFailure("it ended", new IllegalStateException("exit code 1"));
        };
    List<Verdict> verdicts = run(1, List.of(crash, t -> GOOD));
    assertEquals(verdicts.get(0).result(), Result.ERROR);
    assertEquals(started(Restart.Scope.CELL), 0);
  }

  @Test
  public void anErrorThatIsAnAnswerIsAppealed() {
    Check<Subject> error =
        t -> {
          if (scope(t) == null) {
            throw new SubjectFailure("it answered with an error: IndexError");
          }
          return GOOD;
        };
    assertTrue(Carryover.isIn(run(1, List.of(error)).get(0)));
  }

  /** Nothing is known of it there, so it stays what it was. */
  @Test
  public void whatCrashesInAProcessOfItsOwnStays() {
    Check<Subject> check =
        t -> {
          if (scope(t) == null) {
            return bad("is wrong");
          }
          throw new SubjectFailure("it ended", new IllegalStateException("exit code 1"));
        };
    Verdict verdict = run(1, List.of(check)).get(0);
    assertEquals(verdict.message(), "[FAKE-01 made-up] is wrong");
    assertEquals(verdict.result(), Result.FAIL);
  }
}
