package org.gradmark.core.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The fingerprint of the machine that a run took place on. It names no person and no path. */
public final class Environment {

  private static final String VERSION = readVersion();

  private Environment() {}

  /** The version of this Gradmark, such as {@code 1.0.0}. */
  public static String version() {
    return VERSION;
  }

  /**
   * This machine.
   *
   * @return java, vm, os, arch, cpu: strings (cpu only where the system tells); cores: how many the
   *     JVM may use; heap_mib: the most memory it may use, in MiB
   */
  public static Map<String, Object> current() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("java", System.getProperty("java.version"));
    facts.put(
        "vm", System.getProperty("java.vm.vendor") + " " + System.getProperty("java.vm.name"));
    facts.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    facts.put("arch", System.getProperty("os.arch"));
    String cpu = cpu();
    if (!cpu.isEmpty()) {
      facts.put("cpu", cpu);
    }
    facts.put("cores", Runtime.getRuntime().availableProcessors());
    facts.put("heap_mib", Runtime.getRuntime().maxMemory() >> 20);
    return facts;
  }

  private static String cpu() {
    Path file = Path.of("/proc/cpuinfo");
    if (!Files.isReadable(file)) {
      return "";
    }
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).trim())
          .findFirst()
          .orElse("");
    } catch (IOException | UncheckedIOException e) {
      return ""; // a fingerprint without it is still a fingerprint
    }
  }

  private static String readVersion() {
    try (InputStream in = Environment.class.getResourceAsStream("version.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).trim();
    } catch (IOException e) {
      throw new UncheckedIOException("version.txt in Gradmark's own jar cannot be read", e);
    }
  }
}
