package org.gradmark.referencedata;

import static org.testng.Assert.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.testng.annotations.Test;

/** The data as they lie here: complete, unchanged, of the form that the schemas say. */
public class ReferenceDataTest {

  private static final Path DATA = Path.of("data");

  /** The rows that the catalogue began with; those of the supplement come on top. */
  private static final int CATALOGUED = 335;

  @Test
  public void everyFileIsListedUnchangedAndOfItsForm() throws IOException {
    assertEquals(String.join("\n", Inspection.faults(DATA, Path.of("schema"))), "");
  }

  @Test
  public void theCatalogueIsCompleteAndItsRowsAreUnique() throws IOException {
    Set<String> rows = new HashSet<>();
    int catalogued = 0;
    JsonNode catalogue = new ObjectMapper().readTree(DATA.resolve("catalogue.json").toFile());
    for (JsonNode row : catalogue.get("rows")) {
      String id = row.get("row").asText();
      catalogued += id.startsWith("S") ? 0 : 1;
      assertEquals(rows.add(id), true, id + " is there twice");
    }
    assertEquals(catalogued, CATALOGUED);
  }
}
