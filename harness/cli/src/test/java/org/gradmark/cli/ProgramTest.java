package org.gradmark.cli;

import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.List;
import org.gradmark.subjects.process.Limits;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** A program may not speak for somebody else. */
public class ProgramTest {

  @DataProvider
  public static Object[][] names() {
    return new Object[][] {
      {"dl4j:sgd", "dl4j: is a library on the class path; use your own name"},
      {"gradmark:sgd", "begins with gradmark:, which is Gradmark's own"},
      {"my sgd", "is not of the form mine:adam"},
    };
  }

  @Test(dataProvider = "names")
  public void theNamesOfOthersAreRefused(String id, String reason) {
    String greeting =
        "{\"protocol\":1,\"name\":\"mine\",\"version\":\"1\",\"subjects\":[{\"id\":\""
            + id
            + "\",\"contract\":\"optimizer\",\"system\":\"sgd\",\"dialect\":\"paper\","
            + "\"dtypes\":[\"float64\"]}]}";
    String program = "sh -c 'read hello; echo \"$0\"; read bye' '" + greeting + "'";
    UsageException refusal =
        expectThrows(
            UsageException.class,
            () -> Program.registry(List.of(program), Limits.DEFAULT, false).close());
    assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
  }
}
