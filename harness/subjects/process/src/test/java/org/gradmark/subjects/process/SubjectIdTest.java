package org.gradmark.subjects.process;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class SubjectIdTest {

  @DataProvider
  public Object[] good() {
    return new Object[] {"mine:adam", "my-lib:adam/eps_hat", "pytorch:adam+beta2", "x2:a.b/c/d"};
  }

  @Test(dataProvider = "good")
  public void whatCanBeWrittenAnywhereIsAnId(String id) {
    assertEquals(SubjectId.checked(id), id);
  }

  @DataProvider
  public Object[][] bad() {
    return new Object[][] {
      {"adam", "is not of the form mine:adam"},
      {"mine:", "is not of the form"},
      {":adam", "is not of the form"},
      {"mine:adam#TRAJ-01", "is not of the form"},
      {"mine:adam fast", "is not of the form"},
      {"mine:adam@f64", "is not of the form"},
      {"mine:*", "is not of the form"},
      {"mine:adam/../../x'", "is not of the form"},
      {"gradmark:adam", "begins with gradmark:, which is Gradmark's own"},
      {"impostor:adam", "begins with impostor:, which is Gradmark's own"},
    };
  }

  @Test(dataProvider = "bad")
  public void whatIsNoneIsRefusedWithTheReason(String id, String reason) {
    String message = expectThrows(GarbageException.class, () -> SubjectId.checked(id)).getMessage();
    assertTrue(message.contains(reason), message);
  }
}
