package org.gradmark.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.spi.ToolProvider;

/** Builds of the small library that the tests of gradmark-bench have, for two class paths. */
final class LibraryBuild {

  private static final Path SOURCE =
      Path.of(
          "..",
          "bench",
          "src",
          "test",
          "resources",
          "org",
          "gradmark",
          "bench",
          "compare",
          "Engine.java.txt");

  private LibraryBuild() {}

  /**
   * Builds one.
   *
   * @param waste bytes that a step throws away
   */
  static Path jar(Path folder, String name, int waste) throws IOException {
    return jar(folder, name, waste, 1);
  }

  /** Builds one whose steps are twice as long through the contract as where they are timed. */
  static Path wrong(Path folder, String name) throws IOException {
    return jar(folder, name, 0, 2);
  }

  private static Path jar(Path folder, String name, int waste, int factor) throws IOException {
    Path sources = Files.createDirectories(folder.resolve(name + "-src"));
    Path classes = Files.createDirectories(folder.resolve(name + "-classes"));
    Path services = Files.createDirectories(classes.resolve("META-INF/services"));
    Files.writeString(
        services.resolve("org.gradmark.core.contract.SteppedSubjects"), "engine.Engine\n");
    Files.writeString(
        services.resolve("org.gradmark.core.contract.SubjectProvider"), "engine.Engine$Provider\n");
    Path source =
        Files.writeString(
            sources.resolve("Engine.java"),
            Files.readString(SOURCE)
                .replace("@PASSES@", "1")
                .replace("@WASTE@", Integer.toString(waste))
                .replace("@FACTOR@", Integer.toString(factor))
                .replace("@DIALECT@", "paper"));
    String path = System.getProperty("java.class.path");
    run("javac", "--release", "17", "-cp", path, "-d", classes.toString(), source.toString());
    Path jar = folder.resolve(name + ".jar");
    run("jar", "--create", "--file", jar.toString(), "-C", classes.toString(), ".");
    return jar;
  }

  /** A jar that nobody needs. */
  static Path unrelated(Path folder) throws IOException {
    Path file = Files.createDirectories(folder.resolve("unrelated")).resolve("note.txt");
    Files.writeString(file, "nothing");
    Path jar = folder.resolve("unrelated.jar");
    run("jar", "--create", "--file", jar.toString(), "-C", file.getParent().toString(), ".");
    return jar;
  }

  private static void run(String tool, String... args) throws IOException {
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said);
    if (ToolProvider.findFirst(tool).orElseThrow().run(out, out, args) != 0) {
      throw new IOException(tool + ": " + said);
    }
  }
}
