package org.gradmark.reports;

import static org.testng.Assert.assertEquals;

import java.util.List;
import org.testng.annotations.Test;

public class WordingTest {

  @Test
  public void numbersAreBriefForPeople() {
    assertEquals(Wording.brief(3.2141e9), "3.214e9");
    assertEquals(Wording.brief(1e-7), "1e-7");
    assertEquals(Wording.brief(-0.000123456), "-0.0001235");
    assertEquals(Wording.brief(1), "1");
    assertEquals(Wording.brief(123456.0), "123456");
    assertEquals(Wording.brief(-0.0), "0");
    assertEquals(Wording.brief(Double.POSITIVE_INFINITY), "∞");
  }

  @Test
  public void exactNumbersAreTheSameOnEveryJdk() {
    assertEquals(Wording.exact(2e23), "2.0E23");
    assertEquals(Wording.exact(0.1), "0.1");
  }

  @Test
  public void aSentenceBeginsWithACapitalAndAnIdDoesNot() {
    assertEquals(Wording.sentence("the mean: it is off"), "The mean: it is off");
    assertEquals(Wording.sentence("late: it is off"), "Late: it is off");
    assertEquals(Wording.sentence("mine:he/offset fails"), "mine:he/offset fails");
  }

  @Test
  public void times() {
    assertEquals(Wording.time(0.04), "0.0 s");
    assertEquals(Wording.time(12.4), "12 s");
    assertEquals(Wording.time(59.99), "60 s");
    assertEquals(Wording.time(200), "3 min 20 s");
    assertEquals(Wording.time(7260), "2 h 1 min");
  }

  @Test
  public void charactersThatTurnOrPaintAreShownAsCode() {
    assertEquals(Wording.oneLine(" a\r\n\tb\u202e\u0085\u2028c "), "a b\\u202e\\u0085 c");
  }

  @Test
  public void wordsAreNotCutWhereLinesAre() {
    assertEquals(
        Columns.wrap("aa bbbb ccccccccc d e", 6), List.of("aa", "bbbb", "ccccccccc", "d e"));
    assertEquals(Columns.wrap("", 6), List.of(""));
    assertEquals(Columns.of("e\u0301\uD83D\uDE00"), 2);
  }
}
