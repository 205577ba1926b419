package org.gradmark.core.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files of the reference data, each checked against {@code SHA256SUMS} when it is read. */
final class DataFiles {

  private static final String BUNDLE = "/gradmark/reference-data/";
  private static final String SUMS = "SHA256SUMS";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path directory;
  private final SortedMap<String, String> sums;

  /**
   * Reads the list of files.
   *
   * @param directory folder that holds {@code SHA256SUMS}; null for the data bundled with Gradmark
   */
  DataFiles(Path directory) {
    this.directory = directory;
    this.sums = readSums();
  }

  /** Names of the files whose path begins so, sorted. */
  List<String> under(String prefix) {
    return sums.tailMap(prefix).keySet().stream().takeWhile(f -> f.startsWith(prefix)).toList();
  }

  /** The bytes of a file, its checksum verified. */
  byte[] check(String file) {
    byte[] bytes = bytes(file);
    String expected = sums.get(file);
    if (expected == null) {
      throw new ReferenceDataException(place(file), "is not listed in " + SUMS);
    }
    if (!sha256(bytes).equals(expected)) {
      throw new ReferenceDataException(place(file), "its SHA-256 is not the one in " + SUMS);
    }
    return bytes;
  }

  /** A JSON file, its checksum and schema name verified. */
  JsonNode read(String file, String schema) {
    byte[] bytes = check(file);
    try {
      JsonNode json = JSON.readTree(bytes);
      if (!schema.equals(json.path("schema").asText())) {
        throw new ReferenceDataException(
            place(file),
            "schema is \"" + json.path("schema").asText() + "\", needed is \"" + schema + "\"");
      }
      return json;
    } catch (IOException e) {
      throw new ReferenceDataException(
          place(file),
          "is no valid JSON (" + e.getMessage().lines().findFirst().orElse("") + ")",
          e);
    }
  }

  private SortedMap<String, String> readSums() {
    SortedMap<String, String> read = new TreeMap<>();
    for (String line : new String(bytes(SUMS), StandardCharsets.UTF_8).lines().toList()) {
      String[] parts = line.split("\\s+\\*?", 2);
      if (parts.length != 2 || parts[0].length() != 64) {
        throw new ReferenceDataException(
            place(SUMS), "line \"" + line + "\" is not of the form \"<sha256>  <file>\"");
      }
      read.put(parts[1], parts[0]);
    }
    return read;
  }

  private byte[] bytes(String file) {
    try (InputStream in = open(file)) {
      if (in == null) {
        throw new ReferenceDataException(place(file), "is missing");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new ReferenceDataException(place(file), "cannot be read (" + e + ")", e);
    }
  }

  private InputStream open(String file) throws IOException {
    if (directory == null) {
      return DataFiles.class.getResourceAsStream(BUNDLE + file);
    }
    return Files.exists(directory.resolve(file))
        ? Files.newInputStream(directory.resolve(file))
        : null;
  }

  /** Where a file is, for messages. */
  String place(String file) {
    return directory == null ? file : directory.resolve(file).toString();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
