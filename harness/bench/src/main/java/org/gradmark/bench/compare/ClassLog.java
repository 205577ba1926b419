package org.gradmark.bench.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The log of class loading of a {@link ListFork}: lines such as {@code [0.5s][info][class,load]
 * engine.Engine source: file:/builds/engine.jar}. The source of a lambda is the class that it
 * stands in.
 *
 * @param lines in the order of time
 */
record ClassLog(List<String> lines) {

  private static final String SOURCE = " source: ";
  private static final String BEGIN = ListFork.StepsBegin.class.getName();

  /** Reads one. */
  ClassLog(Path file) throws IOException {
    this(Files.readAllLines(file, StandardCharsets.ISO_8859_1));
  }

  /** Whether a class of this jar was loaded when steps were taken. */
  boolean isLoadedForSteps(Path jar) {
    Set<String> sources = new HashSet<>();
    sources.add(inUrl(jar));
    sources.add("file:" + latin(jar.toAbsolutePath().toString()));
    boolean begun = false;
    for (String line : lines) {
      int at = line.indexOf(SOURCE);
      if (at < 0) {
        continue;
      }
      String name = line.substring(line.lastIndexOf(' ', at - 1) + 1, at);
      if (sources.contains(line.substring(at + SOURCE.length()).strip())) {
        if (begun) {
          return true;
        }
        sources.add(name);
      }
      begun |= name.equals(BEGIN);
    }
    return false;
  }

  /** As the class loader writes it, with three slashes or one. */
  private static String inUrl(Path jar) {
    return jar.toAbsolutePath().toUri().toString().replaceFirst("^file:/+", "file:/");
  }

  /** As the virtual machine writes bytes that it does not look at. */
  private static String latin(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
