package org.gradmark.core.run;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertThrows;
import static org.testng.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.gradmark.core.claim.Outcome;
import org.testng.annotations.Test;

/** Which cell is next. */
public class HandoutTest {

  private static Cell<?> cell(String subject, String claim, String backend) {
    return new Cell<>(
        Fakes.subject(subject, "adam", "paper"),
        Fakes.claim(claim, Set.of("paper"), trial -> Outcome.pass(0, 1, "fine")),
        backend);
  }

  /** Two subjects with two claims on two backends, as plans have them: claim by claim. */
  private static Handout handout() {
    List<Cell<?>> cells = new ArrayList<>();
    for (String subject : List.of("fake:b", "fake:a")) {
      for (String claim : List.of("FAKE-01", "FAKE-02")) {
        for (String backend : List.of("float64", "float32")) {
          cells.add(cell(subject, claim, backend));
        }
      }
    }
    return new Handout(cells);
  }

  @Test
  public void aloneASubjectGoesFromBackendToBackend() {
    Handout handout = handout();
    List<String> order = new ArrayList<>();
    while (!handout.isEmpty()) {
      order.add(handout.next(Set.of()).id());
    }
    assertEquals(
        order,
        List.of(
            "fake:b#FAKE-01@float64",
            "fake:b#FAKE-02@float64",
            "fake:b#FAKE-01@float32",
            "fake:b#FAKE-02@float32",
            "fake:a#FAKE-01@float64",
            "fake:a#FAKE-02@float64",
            "fake:a#FAKE-01@float32",
            "fake:a#FAKE-02@float32"));
  }

  @Test
  public void besideASubjectComesAnother() {
    Handout handout = handout();
    assertEquals(handout.next(Set.of()).id(), "fake:b#FAKE-01@float64");
    assertEquals(handout.next(Set.of("fake:b")).id(), "fake:a#FAKE-01@float64");
    assertEquals(handout.next(Set.of("fake:a")).id(), "fake:b#FAKE-02@float64");
  }

  @Test
  public void whereThereIsNoOtherSubjectItTakesTheSame() {
    Handout handout = handout();
    for (int i = 0; i < 4; i++) {
      assertEquals(handout.next(Set.of("fake:b")).subject().id(), "fake:a");
    }
    assertEquals(handout.next(Set.of("fake:a", "fake:b")).subject().id(), "fake:b");
    assertEquals(handout.next(Set.of("fake:b")).subject().id(), "fake:b");
  }

  @Test
  public void whatIsEmptyHasNoNext() {
    Handout handout = new Handout(List.of());
    assertTrue(handout.isEmpty());
    assertThrows(NoSuchElementException.class, () -> handout.next(Set.of()));
  }
}
