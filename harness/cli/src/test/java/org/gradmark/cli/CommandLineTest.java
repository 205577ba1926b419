package org.gradmark.cli;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gradmark.core.run.Registry;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;
import picocli.CommandLine;

/** The command line as its user meets it: exit codes, messages, JSON. */
public class CommandLineTest {

  private static final String[] SGD = {"run", "--subject", "gradmark:sgd", "--backend", "f64"};

  private Path folder;
  private String out;
  private String err;

  @BeforeMethod
  public void folder() throws IOException {
    folder = Files.createTempDirectory("gradmark-cli");
    folder.toFile().deleteOnExit();
  }

  private int gradmark(String... args) {
    StringWriter outText = new StringWriter();
    StringWriter errText = new StringWriter();
    CommandLine line =
        Gradmark.commandLine().setOut(new PrintWriter(outText)).setErr(new PrintWriter(errText));
    int code = line.execute(args);
    out = outText.toString();
    err = errText.toString();
    return code;
  }

  private int run(String[] command, String... more) {
    List<String> args = new ArrayList<>(List.of(command));
    args.addAll(List.of("--output", folder.toString()));
    args.addAll(List.of(more));
    return gradmark(args.toArray(String[]::new));
  }

  @DataProvider
  public Object[][] badCommandLines() {
    return new Object[][] {
      {List.of("run", "--colour"), "--colour"},
      {List.of("runn"), "runn"},
      {List.of("run", "--subject", "gradmark:adamm"), "did you mean gradmark:adam or"},
      {List.of("run", "--system", "lionn", "--subject", "gradmark:*"), "did you mean lion?"},
      {List.of("run", "--subject", "gradmark:*", "--claim", "ADAM-99"), "ADAM-01"},
      {List.of("run", "--subject", "gradmark:*", "--backend", "f16"), "nd4j-cpu"},
      {List.of("run", "--subject", "gradmark:sgd", "--claim", "ADAM-01"), "gradmark list"},
      {List.of("run", "--threads", "0"), "--threads must be at least 1"},
      {List.of("run", "--threads", "many"), "--threads"},
      {List.of("run", "--program", "sh -c 'exit 7'"), "exit code 7"},
      {List.of("list", "--system", "lionn"), "did you mean lion?"},
    };
  }

  @Test(dataProvider = "badCommandLines")
  public void saysWhatIsWrongAndWhatThereIs(List<String> args, String hint) {
    assertEquals(gradmark(args.toArray(String[]::new)), ExitCode.USAGE, out + err);
    assertTrue(err.contains(hint), err);
    assertFalse(err.contains("\tat "), err);
  }

  @Test
  public void aGoodRunEndsWithZeroAndWritesItsReports() {
    assertEquals(run(SGD), ExitCode.GOOD, out + err);
    assertTrue(out.contains("pass"), out);
    for (String file : List.of("run.jsonl", "site/index.html", "junit.xml", "summary.md")) {
      assertTrue(Files.exists(folder.resolve(file)), file);
    }
  }

  @Test
  public void verdictsAsJsonHaveTheirFields() throws IOException {
    assertEquals(run(SGD, "--json"), ExitCode.GOOD, err);
    List<String> lines = out.lines().toList();
    assertTrue(lines.size() > 10, out);
    for (String line : lines) {
      JsonNode verdict = new ObjectMapper().readTree(line);
      for (String field :
          List.of(
              "subject",
              "system",
              "dialect",
              "claim",
              "backend",
              "verdict",
              "measured",
              "limit",
              "message",
              "seconds",
              "seed")) {
        assertTrue(verdict.has(field), field + " in " + line);
      }
    }
  }

  @Test
  public void systemsAsJsonHaveTheirFields() throws IOException {
    assertEquals(gradmark("list", "--json"), ExitCode.GOOD, err);
    List<String> lines = out.lines().toList();
    try (Registry registry = Registry.find()) {
      assertEquals(lines.size(), registry.systems().size());
      assertTrue(lines.size() > 40, lines.size() + " systems");
    }
    for (String line : lines) {
      JsonNode system = new ObjectMapper().readTree(line);
      for (String field : List.of("id", "kind", "rows", "dialects", "claims", "backends")) {
        assertTrue(system.has(field), field + " in " + line);
      }
      for (JsonNode claim : system.get("claims")) {
        assertTrue(claim.get("impostors").asInt() > 0, claim.toString());
        assertTrue(claim.has("tight") && claim.has("level") && claim.has("kind"), claim.toString());
      }
    }
  }

  @Test
  public void anInterruptedRunCanBeReported() throws IOException {
    assertEquals(run(SGD), ExitCode.GOOD, err);
    Path file = folder.resolve("run.jsonl");
    String text = Files.readString(file);
    Files.writeString(file, text.substring(0, text.length() * 2 / 3));
    assertEquals(
        gradmark("report", file.toString(), "--output", folder.toString()), ExitCode.GOOD, err);
    assertTrue(err.contains("gradmark:"), err);
    assertTrue(out.contains("sgd"), out);
  }

  @Test
  public void aRunFileThatIsNoneIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("x.jsonl"), "hello\n");
    assertEquals(
        gradmark("report", file.toString(), "--output", folder.toString()), ExitCode.USAGE, out);
    assertTrue(err.contains("x.jsonl"), err);
    assertEquals(
        gradmark("report", folder.resolve("missing.jsonl").toString()), ExitCode.FILES, out);
  }

  @Test
  public void aFolderThatCannotBeWrittenIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertEquals(
        gradmark("run", "--subject", "gradmark:sgd", "--output", file.toString()),
        ExitCode.FILES,
        out);
    assertTrue(err.contains(file.toString()), err);
    assertFalse(err.contains("\tat "), err);
  }

  @Test
  public void missingReferenceDataAreNamed() {
    assertEquals(run(SGD, "--reference-data", folder.toString()), ExitCode.FILES, out);
    assertTrue(err.contains("SHA256SUMS"), err);
  }
}
