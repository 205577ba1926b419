package org.gradmark.core.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradmark.core.claim.Verdict;

/** Reads run files, as {@link RunFile#read} promises. */
final class RunReader {

  private RunReader() {}

  static Run read(Path file) {
    List<String> lines = lines(file);
    if (lines.isEmpty()) {
      throw new IllegalArgumentException(
          file + " is empty: no run was recorded in it; run again without --resume");
    }
    Map<String, Object> header = header(file, lines.get(0));
    Map<String, Verdict> verdicts = new LinkedHashMap<>();
    List<String> warnings = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      String where = file + ", line " + (i + 1);
      try {
        Map<String, Object> o = VerdictJson.object(lines.get(i));
        version(where, o);
        if ("verdict".equals(o.get("type"))) {
          Verdict verdict = VerdictJson.read(o);
          if (verdicts.put(verdict.cell(), verdict) != null) {
            warnings.add(where + ": a second verdict on " + verdict.cell() + "; it counts");
          }
        }
      } catch (WrongVersion e) {
        throw e;
      } catch (IllegalArgumentException e) {
        if (i < lines.size() - 1) {
          throw new IllegalArgumentException(
              where + " " + e.getMessage() + "; take the line out, or run again", e);
        }
        warnings.add(
            where
                + " is broken off and was passed over; `gradmark run --resume` decides its cell"
                + " again");
      }
    }
    try {
      return new Run(
          VerdictJson.text(header, "gradmark"),
          Json.map(header, "environment"),
          Math.toIntExact(Json.integer(header, "cells")),
          List.copyOf(verdicts.values()),
          warnings);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ", line 1: " + e.getMessage(), e);
    }
  }

  private static Map<String, Object> header(Path file, String line) {
    Map<String, Object> header;
    try {
      header = VerdictJson.object(line);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          file + " is no run file: its first line " + e.getMessage() + "; run again", e);
    }
    version(file.toString(), header);
    if (!"run".equals(header.get("type"))) {
      throw new IllegalArgumentException(
          file
              + " does not begin with a line of type run: its first line was lost; run again, or"
              + " put the line back");
    }
    return header;
  }

  private static void version(String where, Map<String, Object> o) {
    if (!RunFile.SCHEMA.equals(o.get("schema"))) {
      throw new WrongVersion(
          "%s has schema %s, this Gradmark reads %s: use the version that wrote it, or run again"
              .formatted(where, o.get("schema"), RunFile.SCHEMA));
    }
  }

  private static List<String> lines(Path file) {
    // Not Files.readAllLines: it refuses a file that was cut in the middle of a character.
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(
          file + " cannot be read (" + e + "): check the path, or run first", e);
    }
  }

  /** Another version is wrong on the last line too, where other damage is forgiven. */
  private static final class WrongVersion extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    WrongVersion(String message) {
      super(message);
    }
  }
}
