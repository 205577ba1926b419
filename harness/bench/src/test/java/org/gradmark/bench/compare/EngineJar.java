package org.gradmark.bench.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Builds of a small library that were made for tests: as slow and as wasteful as wanted. */
final class EngineJar {

  private static final String SERVICE =
      "META-INF/services/org.gradmark.core.contract.SteppedSubjects";

  private EngineJar() {}

  /**
   * Builds one.
   *
   * @param passes work of a step
   * @param waste bytes that a step throws away
   */
  static Path build(Path folder, String name, int passes, int waste) throws IOException {
    Path sources = Files.createDirectories(folder.resolve(name + "-src/engine"));
    Path classes = Files.createDirectories(folder.resolve(name + "-classes"));
    String text;
    try (var in = EngineJar.class.getResourceAsStream("Engine.java.txt")) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    Map<String, String> places =
        Map.of(
            "@PASSES@", "" + passes, "@WASTE@", "" + waste, "@DIALECT@", "paper", "@FACTOR@", "1");
    for (Map.Entry<String, String> place : places.entrySet()) {
      text = text.replace(place.getKey(), place.getValue());
    }
    Path source = Files.writeString(sources.resolve("Engine.java"), text);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    int code =
        compiler.run(
            null,
            null,
            null,
            "--release",
            "17",
            "-cp",
            System.getProperty("java.class.path"),
            "-d",
            classes.toString(),
            source.toString());
    if (code != 0) {
      throw new IOException("the library for tests does not compile");
    }
    Path jar = folder.resolve(name + ".jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry(SERVICE));
      out.write("engine.Engine\n".getBytes(StandardCharsets.UTF_8));
      List<Path> files;
      try (Stream<Path> walk = Files.walk(classes)) {
        files = walk.filter(Files::isRegularFile).sorted().toList();
      }
      for (Path file : files) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        out.write(Files.readAllBytes(file));
      }
    }
    return jar;
  }
}
