package org.gradmark.testng;

import java.util.function.Supplier;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Verdict;
import org.gradmark.core.laboratory.Laboratory;
import org.gradmark.core.run.Cell;

/** One test: a subject, a claim and a backend. */
public interface ConformanceCell {

  /** Identity of the cell, {@code subject#claim@backend}; the test is named by it. */
  String id();

  /** The claim that is put to the subject. */
  Claim<?> claim();

  /** Decides the cell. Whatever the subject does is in the verdict; nothing is thrown. */
  Verdict run();

  /** A cell of a plan, decided when its turn comes. */
  static ConformanceCell of(Cell<?> cell, Laboratory laboratory) {
    return of(cell.id(), cell.claim(), () -> cell.decide(laboratory));
  }

  /** A cell that asks {@code verdict} once, when its turn comes. */
  static ConformanceCell of(String id, Claim<?> claim, Supplier<Verdict> verdict) {
    return new ConformanceCell() {
      @Override
      public String id() {
        return id;
      }

      @Override
      public Claim<?> claim() {
        return claim;
      }

      @Override
      public Verdict run() {
        return verdict.get();
      }
    };
  }
}
