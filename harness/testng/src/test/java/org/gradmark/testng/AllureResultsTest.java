package org.gradmark.testng;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertNotEquals;
import static org.testng.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.gradmark.core.claim.Result;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

public class AllureResultsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Path directory;
  private Map<String, JsonNode> results;

  @BeforeClass
  public void run() throws IOException {
    directory = Files.createTempDirectory("gradmark-allure");
    InnerRun.of(
        directory,
        4,
        Samples.cell("ADAM-01", Result.PASS),
        Samples.cell("ADAM-02", Result.SKIPPED, "no schedule"),
        Samples.cell("ADAM-03", Result.FAIL),
        Samples.cell("EDGE-01", Result.DEVIATES));
    results = results(directory);
  }

  private static Map<String, JsonNode> results(Path directory) throws IOException {
    Map<String, JsonNode> results = new TreeMap<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(f -> f.toString().endsWith("-result.json")).toList()) {
        JsonNode result = JSON.readTree(file.toFile());
        results.put(result.get("name").asText(), result);
      }
    }
    return results;
  }

  private JsonNode result(String claim) {
    return results.get("dl4j:nadam#" + claim + "@float64");
  }

  private static Map<String, List<String>> labels(JsonNode result) {
    Map<String, List<String>> labels = new TreeMap<>();
    result
        .get("labels")
        .forEach(
            label ->
                labels
                    .computeIfAbsent(label.get("name").asText(), name -> new ArrayList<>())
                    .add(label.get("value").asText()));
    return labels;
  }

  @Test
  public void everyCellHasAResultAndAStatus() {
    Map<String, String> statuses = new LinkedHashMap<>();
    results.forEach((name, result) -> statuses.put(name, result.get("status").asText()));
    assertEquals(
        statuses,
        Map.of(
            "dl4j:nadam#ADAM-01@float64",
            "passed",
            "dl4j:nadam#ADAM-02@float64",
            "skipped",
            "dl4j:nadam#ADAM-03@float64",
            "failed",
            "dl4j:nadam#EDGE-01@float64",
            "failed",
            InnerRun.Suite.class.getName() + " manifest",
            "passed"));
  }

  @Test
  public void labelsFileItUnderProviderSystemAndClaim() {
    Map<String, List<String>> labels = labels(result("ADAM-03"));
    assertEquals(labels.get("epic"), List.of("dl4j"));
    assertEquals(labels.get("feature"), List.of("nadam"));
    assertEquals(labels.get("story"), List.of("ADAM-03 first-step"));
    assertEquals(labels.get("severity"), List.of("critical"));
    assertEquals(labels.get("tag"), List.of("float64"));
    assertEquals(labels(result("EDGE-01")).get("severity"), List.of("minor"));
  }

  @Test
  public void theDescriptionIsTheClaimAndItsSourceIsALink() {
    JsonNode result = result("ADAM-03");
    assertEquals(
        result.get("description").asText(),
        "The first step is as long as the learning rate.\n\n"
            + "MUST. Source: Kingma, Ba: Adam (arXiv:1412.6980), Algorithm 1");
    assertEquals(result.at("/links/0/url").asText(), "https://arxiv.org/abs/1412.6980");
    assertEquals(result.get("links").size(), 1);
  }

  @Test
  public void onlyWhatIsTheSameInEveryRunEntersTheHistory() {
    Map<String, Boolean> excluded = new TreeMap<>();
    result("ADAM-03")
        .get("parameters")
        .forEach(p -> excluded.put(p.get("name").asText(), p.get("excluded").asBoolean()));
    assertEquals(
        excluded,
        Map.of(
            "backend",
            false,
            "dialect",
            false,
            "verdict",
            true,
            "measured",
            true,
            "limit",
            true,
            "seconds",
            true,
            "seed",
            true));
  }

  @Test
  public void theHistoryIdIsTheHashOfTheCellWhateverElseRan() throws IOException {
    // The value is written down: another one would begin a new history for every test.
    assertEquals(
        result("ADAM-03").get("historyId").asText(), Exhibits.hash("dl4j:nadam#ADAM-03@float64"));
    assertEquals(Exhibits.hash("dl4j:nadam#ADAM-03@float64"), "2f4bc38728b786a36240c5d0abdc5bc3");
    Path other = Files.createTempDirectory("gradmark-allure");
    InnerRun.of(other, 1, Samples.cell("ADAM-03", Result.PASS));
    JsonNode again = results(other).get("dl4j:nadam#ADAM-03@float64");
    assertEquals(again.get("historyId"), result("ADAM-03").get("historyId"));
    assertEquals(again.get("testCaseId"), result("ADAM-03").get("testCaseId"));
    assertNotEquals(again.get("historyId"), result("ADAM-01").get("historyId"));
  }

  @Test
  public void evidenceIsAttached() throws IOException {
    JsonNode attachments = result("ADAM-03").get("attachments");
    assertEquals(attachments.size(), 2);
    JsonNode verdict =
        JSON.readTree(directory.resolve(attachments.at("/0/source").asText()).toFile());
    assertEquals(verdict.get("cell").asText(), "dl4j:nadam#ADAM-03@float64");
    assertEquals(attachments.at("/1/type").asText(), "text/csv");
    assertEquals(
        Files.readString(directory.resolve(attachments.at("/1/source").asText())),
        "expected,found\n0.19,\"6.008, about\"\n0.28,8.7\n");
  }

  @Test
  public void aFailureAndASkipFallIntoTheirCategories() throws IOException {
    JsonNode categories = JSON.readTree(directory.resolve("categories.json").toFile());
    String message = result("ADAM-03").at("/statusDetails/message").asText();
    assertTrue(message.startsWith("[ADAM-03 first-step] it took"), message);
    assertEquals(matching(categories, "failed", message), List.of("ADAM-03 first-step"));
    String reason = result("ADAM-02").at("/statusDetails/message").asText();
    assertEquals(matching(categories, "skipped", reason), List.of("Skipped"));
  }

  private static List<String> matching(JsonNode categories, String status, String message) {
    List<String> names = new ArrayList<>();
    categories.forEach(
        category -> {
          if (category.get("matchedStatuses").toString().contains(status)
              && message.matches(category.get("messageRegex").asText())) {
            names.add(category.get("name").asText());
          }
        });
    return names;
  }

  @Test
  public void categoriesOfSeveralClassesAddUp() throws IOException {
    Path shared = Files.createTempDirectory("gradmark-allure");
    InnerRun.of(shared, 1, Samples.cell("ADAM-01", Result.PASS));
    InnerRun.of(shared, 1, Samples.cell("ADAM-02", Result.PASS));
    InnerRun.of(shared, 1, Samples.cell("ADAM-02", Result.PASS));
    TreeSet<String> names = new TreeSet<>();
    JsonNode categories = JSON.readTree(shared.resolve("categories.json").toFile());
    categories.forEach(category -> names.add(category.get("name").asText()));
    assertTrue(names.containsAll(List.of("ADAM-01 first-step", "ADAM-02 first-step")));
    assertEquals(categories.size(), names.size());
  }

  @Test
  public void theEnvironmentIsTold() throws IOException {
    List<String> lines = Files.readAllLines(directory.resolve("environment.properties"));
    assertTrue(lines.contains("java=" + System.getProperty("java.version")), lines.toString());
    assertFalse(lines.stream().anyMatch(line -> line.startsWith("#")), lines.toString());
  }

  @Test
  public void sourcesBecomeLinks() {
    assertEquals(
        Sources.links(
                "Robbins (doi:10.1214/aoms/1177729586), see https://example.org/a.html. arXiv:math/0102030")
            .stream()
            .map(link -> link.getUrl())
            .toList(),
        List.of(
            "https://doi.org/10.1214/aoms/1177729586",
            "https://example.org/a.html",
            "https://arxiv.org/abs/math/0102030"));
  }

  @Test
  public void withoutAllureNothingIsWritten() throws IOException {
    Path unused = Files.createTempDirectory("gradmark-allure");
    String before = System.getProperty("allure.results.directory");
    System.setProperty("allure.results.directory", unused.toString());
    try {
      InnerRun run = InnerRun.of(null, 1, Samples.cell("ADAM-01", Result.PASS));
      assertEquals(run.passed.size(), 2);
    } finally {
      if (before == null) {
        System.clearProperty("allure.results.directory");
      } else {
        System.setProperty("allure.results.directory", before);
      }
    }
    try (Stream<Path> files = Files.list(unused)) {
      assertEquals(files.toList(), List.of());
    }
  }
}
