package org.gradmark.core.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.regex.Pattern;
import org.gradmark.core.claim.Carryover;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Verdict;
import org.gradmark.core.contract.Restart;

/** The verdicts on one subject, see {@link Appeals}. */
final class Docket {

  /** So many different complaints about a subject are looked at in a process of their own. */
  private static final int COMPLAINTS = 3;

  /** So many cells of a subject that carries over are decided question by question. */
  private static final int MOST = 40;

  // Numbers differ with what was asked before; words are what is wrong.
  private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+([.]\\d+)?([eE][-+]?\\d+)?");

  private final Queue<Hearing> due;
  private final Map<Cell<?>, Verdict> held = new LinkedHashMap<>();
  private final Set<String> complaints = new HashSet<>();
  private int expected;
  private int alone;
  private boolean carriesOver;

  /**
   * Of one subject.
   *
   * @param due where it puts what is to be decided again
   */
  Docket(Queue<Hearing> due) {
    this.due = due;
  }

  /** One more verdict will come. */
  void expect() {
    expected++;
  }

  /** The first verdict on a cell. */
  List<Verdict> first(Cell<?> cell, Verdict verdict) {
    expected--;
    List<Verdict> settled = new ArrayList<>();
    if (verdict.result().isGood() || !isAnswer(verdict) || !canStartAgain(cell)) {
      settled.add(verdict);
    } else if (isToBeHeard(verdict)) {
      expect();
      due.add(new Hearing(cell, verdict, Restart.Scope.CELL));
    } else {
      held.put(cell, verdict);
    }
    return ending(settled);
  }

  /** Not a crash, or a process that was too slow, which need not happen again. */
  private static boolean isAnswer(Verdict verdict) {
    return verdict.result() != Result.ERROR || verdict.evidence().containsKey(Cell.ANSWERED);
  }

  private static boolean canStartAgain(Cell<?> cell) {
    return cell.subject().inAnotherProcess().isPresent();
  }

  private boolean isToBeHeard(Verdict verdict) {
    carriesOver |= Carryover.isIn(verdict);
    return complaints.size() < COMPLAINTS && complaints.add(complaint(verdict))
        || Carryover.isIn(verdict);
  }

  /** The verdict on a cell in processes that no other cell has used. */
  List<Verdict> afresh(Hearing hearing, Verdict verdict) {
    expected--;
    List<Verdict> settled = new ArrayList<>();
    boolean carried = Carryover.isIn(hearing.before());
    if (!isAnswer(verdict)) {
      held.put(hearing.cell(), hearing.before());
    } else if (verdict.result().isGood()) {
      carriesOver = true;
      settled.add(Carryover.verdict(hearing.before(), "passes"));
    } else if (Carryover.isIn(verdict)) {
      carriesOver = true;
      settled.add(verdict);
    } else {
      carriesOver |= carried || !complaint(verdict).equals(complaint(hearing.before()));
      held.put(hearing.cell(), verdict);
    }
    return ending(settled);
  }

  /**
   * The verdict on a cell that had a new process for every question.
   *
   * @param before with one process for the cell, or for many
   */
  List<Verdict> alone(Verdict before, Verdict verdict) {
    if (verdict.result().isGood()) {
      return List.of(Carryover.verdict(before, "passes"));
    }
    if (!isAnswer(verdict)) {
      return List.of(unsure(before, "may pass (" + told(verdict) + ")"));
    }
    return List.of(complaint(verdict).equals(complaint(before)) ? before : verdict);
  }

  /** When nothing more is expected, it is known what to do with those that are held. */
  private List<Verdict> ending(List<Verdict> settled) {
    if (expected == 0) {
      held.forEach(
          (cell, verdict) -> {
            if (carriesOver && alone < MOST) {
              alone++;
              due.add(new Hearing(cell, verdict, Restart.Scope.QUESTION));
            } else {
              settled.add(carriesOver ? unsure(verdict, "was not decided again") : verdict);
            }
          });
      held.clear();
    }
    return settled;
  }

  /** A cause that explains all that was seen is believed; what nobody can explain is not. */
  private static Verdict unsure(Verdict verdict, String alone) {
    return causes(verdict).isEmpty() ? Carryover.verdict(verdict, alone) : verdict;
  }

  private static String causes(Verdict verdict) {
    Object causes = verdict.evidence().get("causes");
    Object cause = verdict.evidence().get("cause");
    return causes instanceof List<?> list && !list.isEmpty()
        ? list.toString()
        : cause == null ? "" : cause.toString();
  }

  private static String told(Verdict verdict) {
    return verdict.message().substring(verdict.message().indexOf(']') + 1).strip();
  }

  private static String complaint(Verdict verdict) {
    String causes = causes(verdict);
    return causes.isEmpty() ? NUMBER.matcher(told(verdict)).replaceAll("#") : causes;
  }
}
