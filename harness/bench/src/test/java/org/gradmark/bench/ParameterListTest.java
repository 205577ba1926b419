package org.gradmark.bench;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.List;
import org.gradmark.core.tensor.Shape;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** The lists of parameters. */
public final class ParameterListTest {

  @Test
  public void gpt2() {
    ParameterList list = ParameterList.named("gpt2");
    assertEquals(list.shapes().size(), 148);
    assertEquals(list.elements(), 124_439_808L);
    assertEquals(list.largest(), 50257L * 768);
    assertTrue(list.describe().startsWith("[50257,768], [1024,768], 2 x [768], [768,2304]"));
  }

  @Test
  public void small() {
    ParameterList list = ParameterList.named("small");
    assertEquals(list.describe(), "10000 x [64]");
    assertEquals(list.elements(), 640_000L);
  }

  @Test
  public void sizesAreMatrices() {
    assertEquals(ParameterList.named("1e3").shapes(), List.of(Shape.of(25, 40)));
    assertEquals(ParameterList.named("1e7").shapes(), List.of(Shape.of(3125, 3200)));
    assertEquals(ParameterList.named("7").shapes(), List.of(Shape.of(1, 7)));
  }

  @Test
  public void theSampleHasEveryRank() {
    assertEquals(
        ParameterList.named("gpt2").sample(), List.of(Shape.of(5), Shape.of(3, 4), Shape.of(5)));
  }

  @DataProvider
  public Object[][] nonsense() {
    return new Object[][] {{"gpt3"}, {"0"}, {"1.5"}, {"1e10"}, {"NaN"}, {"-5"}};
  }

  @Test(dataProvider = "nonsense")
  public void otherNamesAreRefused(String name) {
    IllegalArgumentException refusal =
        expectThrows(IllegalArgumentException.class, () -> ParameterList.named(name));
    assertTrue(refusal.getMessage().contains("\"" + name + "\" is no size"));
  }
}
