package org.gradmark.testng;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.qameta.allure.util.PropertiesUtils;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.run.Environment;

/** The two files beside Allure's results that are about all of them. */
final class AllureFiles {

  private static final ObjectMapper JSON = new ObjectMapper();

  private AllureFiles() {}

  /** Where Allure's listener writes. */
  static Path directory() {
    return Path.of(
        PropertiesUtils.loadAllureProperties()
            .getProperty("allure.results.directory", "allure-results"));
  }

  /**
   * Writes environment.properties, and adds a category for each claim to categories.json: several
   * test classes share the directory.
   */
  static synchronized void write(Collection<? extends Claim<?>> claims) {
    Path directory = directory();
    try {
      Files.createDirectories(directory);
      Files.writeString(
          directory.resolve("environment.properties"), environment(), StandardCharsets.ISO_8859_1);
      Path file = directory.resolve("categories.json");
      Map<String, Object> categories = new TreeMap<>();
      if (Files.exists(file)) {
        JSON.readValue(file.toFile(), new TypeReference<List<Map<String, Object>>>() {})
            .forEach(old -> categories.put(String.valueOf(old.get("name")), old));
      }
      claims.forEach(
          claim -> put(categories, claim.id() + " " + claim.name(), claim.prefix(), "failed"));
      put(categories, "Manifest: cells were lost or added", "[manifest]", "failed");
      put(categories, "Skipped", "", "skipped");
      JSON.writerWithDefaultPrettyPrinter()
          .writeValue(file.toFile(), new ArrayList<>(categories.values()));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Allure's files cannot be written to "
              + directory
              + ": make room, delete a broken categories.json, or set allure.results.directory",
          e);
    }
  }

  private static void put(
      Map<String, Object> categories, String name, String prefix, String status) {
    Map<String, Object> category = new LinkedHashMap<>();
    category.put("name", name);
    // Quoted by hand and not by \Q…\E: some reports match with JavaScript.
    String quoted = prefix.replaceAll("[^A-Za-z0-9 -]", "\\\\$0");
    category.put("messageRegex", quoted + "[\\s\\S]*");
    category.put("matchedStatuses", List.of(status));
    categories.put(name, category);
  }

  private static String environment() throws IOException {
    Properties properties = new Properties();
    properties.setProperty("gradmark", Environment.version());
    Environment.current()
        .forEach((name, value) -> properties.setProperty(name, String.valueOf(value)));
    StringWriter text = new StringWriter();
    properties.store(text, null);
    // The first line is a date, the rest has no order: both would differ from run to run.
    return text.toString()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .sorted()
        .map(line -> line + "\n")
        .reduce("", String::concat);
  }
}
