package org.gradmark.core.run;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.expectThrows;

import java.util.List;
import org.gradmark.core.contract.Subject;
import org.gradmark.core.system.SystemSpec;
import org.testng.annotations.Test;

/** Which cells there are, and in which order. */
public class PlanTest {

  private static final List<SystemSpec<?>> SYSTEMS =
      List.of(Fakes.system("one"), Fakes.system("two"));

  private static List<String> ids(List<Subject> subjects, Selection selection) {
    return Plan.of(SYSTEMS, subjects, selection).cells().stream().map(Cell::id).toList();
  }

  @Test
  public void cellsComeBySubjectThenClaimThenBackend() {
    List<Subject> subjects =
        List.of(
            Fakes.subject("b:two/other", "two", "other"), Fakes.subject("a:one", "one", "paper"));
    assertEquals(
        ids(subjects, Selection.ALL),
        List.of(
            "b:two/other#TWO-01@float64",
            "b:two/other#TWO-01@float32",
            "b:two/other#TWO-02@float64",
            "b:two/other#TWO-02@float32",
            "a:one#ONE-01@float64",
            "a:one#ONE-01@float32"));
  }

  @Test
  public void onlySelectedCellsAreIn() {
    List<Subject> subjects = List.of(Fakes.subject("a:one/other", "one", "other"));
    Selection selection =
        new Selection(List.of(), List.of(), List.of(), List.of("*-02"), List.of("float32"));
    assertEquals(ids(subjects, selection), List.of("a:one/other#ONE-02@float32"));
  }

  @Test
  public void anUnknownSystemIsAnsweredWithTheKnownOnes() {
    List<Subject> subjects = List.of(Fakes.subject("a:three", "three", "paper"));
    Exception e = expectThrows(IllegalArgumentException.class, () -> ids(subjects, Selection.ALL));
    assertEquals(
        e.getMessage(), "a:three says it implements \"three\"; known systems are [one, two]");
  }

  @Test
  public void anUnknownDialectIsAnsweredWithTheKnownOnes() {
    List<Subject> subjects = List.of(Fakes.subject("a:one", "one", "third"));
    Exception e = expectThrows(IllegalArgumentException.class, () -> ids(subjects, Selection.ALL));
    assertEquals(
        e.getMessage(), "a:one says it follows one/third; known dialects are [paper, other]");
  }

  @Test
  public void twoSubjectsOfOneIdAreNotTakenForEachOther() {
    List<Subject> subjects =
        List.of(Fakes.subject("a:one", "one", "paper"), Fakes.subject("a:one", "one", "other"));
    Exception e = expectThrows(IllegalArgumentException.class, () -> ids(subjects, Selection.ALL));
    assertEquals(e.getMessage(), "two subjects have the id a:one; give one of them another");
  }
}
