package org.gradmark.optimizers.claims;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.gradmark.core.claim.Carryover;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.claim.Rejection;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.problem.Scenario;
import org.gradmark.core.problem.Trajectory;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.system.OptimizerSystem;

/**
 * STEP-05: the same inputs give the same bits, whatever was asked before. Racing state and state
 * shared between optimizers break it. What is kept from the first time on (a buffer, a rate) does
 * not change any more: another process, where the program can be started again, is asked the other
 * way round, and may differ by what honest arithmetic strays.
 */
public final class Repeat {

  private static final int SIZE = 6;

  private static final Scenario PLAIN =
      Scenario.openLoop("random gradients", Streams.start(SIZE), Streams.random(5, 30, SIZE));

  private static final Scenario OTHER =
      Scenario.openLoop("other gradients", Streams.start(SIZE), Streams.random(11, 30, SIZE));

  private static final String COMPLAINT = "two runs on the same inputs differ";

  private static final String ORDER = "two processes that are asked in another order differ";

  private static final String AGREEMENT = "the same in 3 runs, another one between";

  private Repeat() {}

  /** The claim for a system. */
  public static List<Claim<OptimizerSubject>> claims(OptimizerSystem system) {
    List<Rejection<OptimizerSubject>> kept =
        system.dialects().stream()
            .map(dialect -> WrappedSubject.right(system, dialect))
            .map(right -> new Rejection<OptimizerSubject>(KeptGradients.of(right), ORDER))
            .toList();
    return List.of(
        Metamorphic.claim(
                "STEP-05",
                "repeat",
                "The same inputs give the same bits, run after run, whatever was asked before.",
                "the rule is deterministic, its state belongs to one optimization")
            .rejecting(COMPLAINT, sharedState())
            .of(system, runs -> Carryover.in(check(runs)), kept));
  }

  private static Outcome check(Metamorphic.Runs runs) {
    Metamorphic.Runs faster = runs.atTwiceTheRate();
    Trajectory first = runs.of(PLAIN).trajectory();
    Trajectory second = runs.of(PLAIN).trajectory();
    Trajectory other = faster.of(OTHER).trajectory();
    Trajectory last = runs.of(PLAIN).trajectory();
    Outcome outcome = Metamorphic.Runs.identical(second, first, PLAIN, AGREEMENT, COMPLAINT);
    if (outcome.result().isGood()) {
      outcome = Metamorphic.Runs.identical(last, first, PLAIN, AGREEMENT, COMPLAINT);
    }
    Optional<Metamorphic.Runs> elsewhere = runs.inAnotherProcess();
    if (outcome.result().isGood() && elsewhere.isPresent()) {
      Outcome there = same(elsewhere.get().atTwiceTheRate(), OTHER, other);
      there = there.result().isGood() ? same(elsewhere.get(), PLAIN, first) : there;
      outcome = there.result().isGood() ? outcome : there;
    }
    return outcome;
  }

  private static Outcome same(Metamorphic.Runs runs, Scenario scenario, Trajectory due) {
    Observation seen = runs.of(scenario);
    Outcome bits = Metamorphic.Runs.identical(seen.trajectory(), due, scenario, AGREEMENT, ORDER);
    return bits.result().isGood() ? bits : runs.within(seen, due, AGREEMENT, ORDER);
  }

  /**
   * A counter that all optimizers of the process share, as a static field would be. It changes the
   * result: a rule that takes the gradient's sign would not see its scale.
   */
  private static Mistake sharedState() {
    AtomicLong calls = new AtomicLong();
    return Mistake.result(
        "shared-state",
        "optimizers share a counter",
        (s, x) -> x.plus(calls.incrementAndGet() / 1024.0));
  }
}
