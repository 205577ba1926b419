package org.gradmark.optimizers.claims;

import java.util.ArrayList;
import java.util.List;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Kind;
import org.gradmark.core.claim.Level;
import org.gradmark.core.claim.Rejection;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.theorem.Guarantee;
import org.gradmark.core.theorem.Theorem;

/** Makes claims of theorems: the bound, and for a tight one that it is reached. */
public final class Theorems {

  /** The optimizer that does nothing; no theorem may hold for it. */
  static final Mistake NO_OP =
      Mistake.result("no-op", "the parameter never moves", (s, x) -> s.x());

  private Theorems() {}

  /** The claims of these theorems about a system. */
  public static OptimizerSystem.ClaimMaker of(Theorem... theorems) {
    return system -> {
      List<Claim<OptimizerSubject>> claims = new ArrayList<>();
      for (Theorem theorem : theorems) {
        theorem.checked();
        claims.add(bound(system, theorem));
        if (theorem.guarantee() == Guarantee.TIGHT && !theorem.isTwoSided()) {
          claims.add(reached(system, theorem));
        }
      }
      return claims;
    };
  }

  private static Claim<OptimizerSubject> bound(OptimizerSystem system, Theorem theorem) {
    List<Mistake> mistakes = new ArrayList<>(theorem.exceeding());
    mistakes.addAll(theorem.isTwoSided() ? theorem.missing() : List.of());
    return new Claim<>(
        theorem.id(),
        theorem.name(),
        Level.MUST,
        Kind.THEOREM,
        theorem.sentence(),
        theorem.source(),
        theorem.isTwoSided(),
        theorem.dialects(),
        new TheoremCheck(system, theorem, TheoremCheck.Part.BOUND),
        rejections(system, theorem, withNoOp(mistakes)));
  }

  private static Claim<OptimizerSubject> reached(OptimizerSystem system, Theorem theorem) {
    return new Claim<>(
        theorem.id() + "-TIGHT",
        theorem.name() + "-is-reached",
        Level.MUST,
        Kind.THEOREM,
        "Reached: " + theorem.sentence(),
        theorem.source(),
        true,
        theorem.dialects(),
        new TheoremCheck(system, theorem, TheoremCheck.Part.REACHED),
        rejections(system, theorem, withNoOp(theorem.missing())));
  }

  private static List<Mistake> withNoOp(List<Mistake> mistakes) {
    List<Mistake> more = new ArrayList<>(mistakes);
    more.add(NO_OP);
    return more;
  }

  private static List<Rejection<OptimizerSubject>> rejections(
      OptimizerSystem system, Theorem theorem, List<Mistake> mistakes) {
    List<Rejection<OptimizerSubject>> rejections = new ArrayList<>();
    for (String dialect : theorem.dialects().stream().sorted().toList()) {
      for (Mistake mistake : mistakes) {
        rejections.add(system.rejection(dialect, mistake, mistake.cause()));
      }
    }
    return rejections;
  }
}
