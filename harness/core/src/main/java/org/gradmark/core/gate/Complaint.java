package org.gradmark.core.gate;

import java.util.List;

/**
 * One reason why the gate is shut.
 *
 * @param kind what sort of reason
 * @param subject whom it is about
 * @param sentence what is wrong and how to mend it
 * @param cells the cells that show it, sorted; none if it is about a subject or the run
 * @param line where in the file of expectations it is about, from 1; 0 if it is not
 */
public record Complaint(Kind kind, String subject, String sentence, List<String> cells, int line) {

  public Complaint {
    cells = List.copyOf(cells);
  }

  /**
   * What to do next: the command that repeats the first cell, or, as there is nothing to repeat of
   * an entry that is stale, how to be rid of it. Not for a complaint without cells.
   */
  public String next() {
    if (kind != Kind.STALE_ENTRY) {
      return "./gradmark run --only '" + cells.get(0) + "'";
    }
    int more = cells.size() - 1;
    return "remove "
        + cells.get(0)
        + (more > 0 ? " and " + more + " more" : "")
        + (line > 0 ? " from the entry at line " + line : "")
        + ", or repeat this command with --update";
  }

  /** Sorts of complaints, in the order in which a maintainer wants to see them. */
  public enum Kind {
    /** A cell is bad and nobody expects it. */
    UNEXPECTED_FAILURE("unexpected failure"),
    /** A cell is bad as expected, but for another reason. */
    OTHER_MESSAGE("fails otherwise than expected"),
    /** A cell that is listed as bad passes: the entry must go, so that the next failure is seen. */
    UNEXPECTED_PASS("unexpected pass"),
    /** The file lists what is not there any more. */
    STALE_ENTRY("stale entry"),
    /** A cell that the baseline has decided was not decided now. */
    LOST("no longer tested"),
    /** The run did not come to its end, or tried nothing of a subject. */
    INCOMPLETE("incomplete");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** The kind in words. */
    public String label() {
      return label;
    }
  }
}
