package org.gradmark.reports;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import org.gradmark.core.claim.Verdict;
import org.gradmark.core.run.Run;
import org.gradmark.core.run.RunFile;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/** Run files, their JSON Schema and RUN-FORMAT.md say the same. */
public class RunSchemaTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonNode text;
  private JsonSchema schema;

  @BeforeClass
  public void readSchema() throws IOException {
    try (InputStream in = RunFile.class.getResourceAsStream("run.schema.json")) {
      text = JSON.readTree(in);
    }
    schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text);
  }

  @Test
  public void everyLineThatIsWrittenFitsTheSchema() throws IOException {
    for (Run run : new Run[] {Samples.realistic(), Samples.nasty(), Run.of(java.util.List.of())}) {
      Path file = Files.createTempFile("gradmark", ".jsonl");
      RunFile.write(file, run);
      for (String line : Files.readAllLines(file)) {
        assertEquals(schema.validate(JSON.readTree(line)).toString(), "[]", line);
      }
      Files.delete(file);
    }
  }

  @Test
  public void theSchemaRefusesWhatIsWrong() throws IOException {
    Verdict verdict = Samples.realistic().verdicts().get(0);
    String line = RunFile.toJson(verdict);
    assertTrue(schema.validate(JSON.readTree(line)).isEmpty());
    for (String[] change :
        new String[][] {
          {"gradmark/run/1", "gradmark/run/2"},
          {"\"verdict\":\"pass\"", "\"verdict\":\"good\""},
          {"\"level\":\"MUST\",", ""},
          {"\"seed\":42", "\"seed\":\"42\""},
          {"\"limit\":1.0", "\"limit\":\"NaN\""},
        }) {
      String wrong = line.replace(change[0], change[1]);
      assertFalse(wrong.equals(line), change[0]);
      assertFalse(schema.validate(JSON.readTree(wrong)).isEmpty(), wrong);
    }
  }

  @Test
  public void everyFieldIsDocumented() throws IOException {
    String format = Files.readString(Path.of("RUN-FORMAT.md"));
    for (String type : new String[] {"run", "verdict"}) {
      Iterator<String> fields = text.at("/$defs/" + type + "/properties").fieldNames();
      assertTrue(fields.hasNext());
      fields.forEachRemaining(
          field -> assertTrue(format.contains("| `" + field + "` |"), field + " of " + type));
    }
  }
}
