package org.gradmark.referencedata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Looks a folder of reference data over and says what is wrong with it, one line per fault. */
final class Inspection {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path data;
  private final Map<String, JsonSchema> schemas = new TreeMap<>();
  private final Map<String, JsonNode> contents = new TreeMap<>();
  private final List<String> faults = new ArrayList<>();

  private Inspection(Path data, Path schemaFolder) throws IOException {
    this.data = data;
    JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    for (String kind :
        List.of(
            "case",
            "trajectory",
            "edge",
            "theorem",
            "initializer",
            "estimator",
            "statistic",
            "catalogue")) {
      JsonNode text = JSON.readTree(schemaFolder.resolve(kind + ".schema.json").toFile());
      schemas.put(kind, factory.getSchema(text));
    }
  }

  /** All faults of the data. */
  static List<String> faults(Path data, Path schemaFolder) throws IOException {
    Inspection inspection = new Inspection(data, schemaFolder);
    Map<String, String> sums = inspection.checkSums();
    for (String file : sums.keySet()) {
      if (Files.exists(data.resolve(file))) {
        inspection.checkForm(file);
      }
    }
    for (String file : inspection.contents.keySet()) {
      if (file.startsWith("trajectories/")) {
        inspection.checkTrajectory(file, inspection.contents.get(file), sums);
      }
    }
    return inspection.faults;
  }

  /** Every listed file exists as listed, every existing file is listed. */
  private Map<String, String> checkSums() throws IOException {
    Map<String, String> sums = new TreeMap<>();
    for (String line : Files.readAllLines(data.resolve("SHA256SUMS"))) {
      sums.put(line.substring(66), line.substring(0, 64));
    }
    TreeSet<String> present = new TreeSet<>();
    try (Stream<Path> files = Files.walk(data)) {
      files.filter(Files::isRegularFile).forEach(file -> present.add(name(file)));
    }
    present.remove("SHA256SUMS");
    for (String file : present) {
      if (!sums.containsKey(file)) {
        faults.add(file + ": not listed in SHA256SUMS");
      } else if (!sums.get(file).equals(sha256(data.resolve(file)))) {
        faults.add(file + ": checksum differs");
      }
    }
    for (String file : sums.keySet()) {
      if (!present.contains(file)) {
        faults.add(file + ": missing");
      }
    }
    return sums;
  }

  private String name(Path file) {
    return data.relativize(file).toString().replace('\\', '/');
  }

  private static String sha256(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private void checkForm(String file) throws IOException {
    JsonNode json;
    try {
      json = JSON.readTree(data.resolve(file).toFile());
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      faults.add(file + ": no JSON: " + e.getOriginalMessage());
      return;
    }
    String kind =
        switch (file.split("/")[0]) {
          case "cases" -> "case";
          case "trajectories" -> "trajectory";
          case "edge" -> "edge";
          case "theorems" -> "theorem";
          case "initializers" -> "initializer";
          case "estimators" -> "estimator";
          case "statistics" -> "statistic";
          default -> "catalogue";
        };
    schemas.get(kind).validate(json).forEach(error -> faults.add(file + ": " + error));
    contents.put(file, json);
  }

  /** A trajectory lies where its contents say, and fits the case that it was computed from. */
  private void checkTrajectory(String file, JsonNode json, Map<String, String> sums) {
    JsonNode provenance = json.path("provenance");
    String place =
        "trajectories/%s/%s/%s-%s.json"
            .formatted(
                json.path("system").asText(),
                json.path("dialect").asText(),
                json.path("case").asText(),
                provenance.path("library").asText());
    if (!place.equals(file)) {
      faults.add(file + ": says that it is " + place);
    }
    String input = "cases/" + json.path("case").asText() + ".json";
    if (!provenance.path("case_sha256").asText().equals(sums.get(input))) {
      faults.add(file + ": was computed from another " + input);
    } else if (contents.containsKey(input)) {
      int steps = json.path("trajectory").size();
      int due = contents.get(input).path("steps").size();
      if (steps != due) {
        faults.add(file + ": " + steps + " steps, its case has " + due);
      }
    }
  }
}
