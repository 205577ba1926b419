package org.gradmark.cli;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;
import picocli.CommandLine.ParseResult;

/** The workflow files that users copy say what the command line understands. */
public class WorkflowFilesTest {

  private static final Pattern COMMAND = Pattern.compile("gradmark/gradmark (gate .*)");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  @DataProvider
  public Object[] files() {
    return new Object[] {"github.yml", "gitlab.yml"};
  }

  @Test(dataProvider = "files")
  public void theyAreYamlAndTheirCommandIsUnderstood(String file) throws IOException {
    String text = Files.readString(Path.of("ci", file));
    assertTrue(
        new Load(LoadSettings.builder().build()).loadFromString(text) instanceof java.util.Map);
    Matcher command = COMMAND.matcher(text);
    assertTrue(command.find(), text);
    List<String> words = new ArrayList<>();
    for (Matcher word = WORD.matcher(command.group(1)); word.find(); ) {
      words.add(word.group(1) != null ? word.group(1) : word.group(2));
    }
    ParseResult parsed = Gradmark.commandLine().parseArgs(words.toArray(new String[0]));
    assertEquals(parsed.subcommand().commandSpec().name(), "gate");
    assertTrue(parsed.subcommand().hasMatchedOption("--program"));
    assertTrue(parsed.subcommand().hasMatchedOption("--expectations"));
  }
}
