package org.gradmark.core.gate;

import static org.gradmark.core.gate.Verdicts.fail;
import static org.gradmark.core.gate.Verdicts.run;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertThrows;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class ExpectationsFileTest {

  private static final String ENTRY =
      """
      - subject: x:adam
        verdict: fail
        message: no bias correction
        reason: 'reported: twice'
        link: https://example.org/1
        cells:
          ADAM-02: float32 float64
          TRAJ-01: float64
      """;

  private static Path file(String text) throws IOException {
    Path file = Files.createTempFile("expectations", ".yaml");
    file.toFile().deleteOnExit();
    return Files.writeString(file, text);
  }

  @Test
  public void whatIsReadIsWrittenAgain() throws IOException {
    Expectations read = ExpectationsFile.read(file(ENTRY));
    assertEquals(
        read.entries().get(0).ids(),
        List.of("x:adam#ADAM-02@float32", "x:adam#ADAM-02@float64", "x:adam#TRAJ-01@float64"));
    String text = ExpectationsFile.render(read);
    assertTrue(text.endsWith(ENTRY), text);
    Path file = file("");
    ExpectationsFile.write(file, read);
    assertEquals(ExpectationsFile.render(ExpectationsFile.read(file)), text);
  }

  @Test
  public void whateverAMessageHoldsComesBack() throws IOException {
    String nasty = "- \"it\" threw: 'x' # {a: [1]} \\ \u00e9 %n & * ! | > @ `";
    Path file = file("");
    ExpectationsFile.write(file, Expectations.of(run(fail("x:a", "ADAM-02", nasty))));
    String message = ExpectationsFile.read(file).entries().get(0).message();
    assertTrue(nasty.startsWith(message), message);
    assertTrue(message.length() > 10, message);
  }

  @Test
  public void anEmptyFileExpectsNothing() throws IOException {
    assertEquals(ExpectationsFile.read(file("# nothing\n")), Expectations.NONE);
    Path file = file("");
    ExpectationsFile.write(file, Expectations.NONE);
    assertEquals(ExpectationsFile.read(file), Expectations.NONE);
  }

  @DataProvider
  public Object[][] broken() {
    return new Object[][] {
      {"x: 1", "line 1: is no list"},
      {"- x", "line 1: should be fields"},
      {ENTRY + "- subject: x:b\n", "line 9: has no field \"cells\""},
      {ENTRY.replace("verdict: fail", "verdict: pass"), "line 2: has the verdict \"pass\""},
      {ENTRY.replace("reason", "raeson"), "line 4: has an unknown field \"raeson\""},
      {
        ENTRY.replace("no bias correction", "''"),
        "line 1: has the message \"\", with which too many"
      },
      {ENTRY.replace("float64\n", "float64\n    ADAM-02: f\n"), "\"ADAM-02\" twice"},
      {ENTRY + ENTRY, "line 9: x:adam#ADAM-02@float32 is listed in line 1 already"},
      {"- [", "is no YAML"},
      {"- a: &a [1]\n  b: *a\n", "is no YAML: Number of aliases"},
    };
  }

  @Test(dataProvider = "broken")
  public void whatIsWrongIsToldWithItsLine(String text, String part) throws IOException {
    Path file = file(text);
    Exception e = expectThrows(IllegalArgumentException.class, () -> ExpectationsFile.read(file));
    assertTrue(e.getMessage().contains(part), e.getMessage());
    assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
  }

  @Test
  public void aFileThatIsNotThereIsNamed() {
    assertThrows(
        UncheckedIOException.class, () -> ExpectationsFile.read(Path.of("/nowhere/at/all.yaml")));
  }
}
