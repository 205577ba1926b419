package org.gradmark.bench.compare;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * The class path of a side: the given jars in front, and without what they replace, because two
 * builds of one library in one process would be a library that nobody has.
 *
 * <p>An entry is replaced by a jar that has the same Maven coordinates, or more than half of its
 * classes.
 */
final class ClassPath {

  private ClassPath() {}

  /**
   * Puts jars in front.
   *
   * @param jars of the side
   * @param entries of this process's class path
   * @throws ForkFailure if a jar cannot be read
   */
  static List<String> with(List<Path> jars, List<String> entries) {
    List<String> path = new ArrayList<>();
    Set<String> coordinates = new HashSet<>();
    Set<String> classes = new HashSet<>();
    for (Path jar : jars) {
      Content content = content(jar);
      coordinates.addAll(content.coordinates);
      classes.addAll(content.classes);
      path.add(jar.toAbsolutePath().toString());
    }
    for (String entry : entries) {
      Path file = Path.of(entry);
      if (entry.isEmpty() || !Files.isRegularFile(file)) {
        path.add(entry);
        continue;
      }
      Content content = content(file);
      long shared = content.classes.stream().filter(classes::contains).count();
      boolean same = content.coordinates.stream().anyMatch(coordinates::contains);
      if (!same && 2 * shared <= content.classes.size()) {
        path.add(entry);
      }
    }
    return path;
  }

  /**
   * The class path of a side as if one of its jars did not exist: what that one replaces is not
   * there either.
   */
  static List<String> lacking(Path jar, List<Path> jars, List<String> entries) {
    List<String> path = new ArrayList<>(with(jars, entries));
    path.remove(jar.toAbsolutePath().toString());
    return path;
  }

  /** Whether jars hold the same classes, byte for byte as far as their checksums tell. */
  static boolean areAlike(List<Path> some, List<Path> others) {
    return checksums(some).equals(checksums(others));
  }

  private static Map<String, Long> checksums(List<Path> jars) {
    Map<String, Long> checksums = new HashMap<>();
    for (Path file : jars) {
      try (JarFile jar = new JarFile(file.toFile())) {
        jar.stream()
            .filter(entry -> entry.getName().endsWith(".class"))
            .forEach(entry -> checksums.putIfAbsent(entry.getName(), entry.getCrc()));
      } catch (IOException e) {
        throw unreadable(file, e);
      }
    }
    return checksums;
  }

  private static ForkFailure unreadable(Path file, IOException e) {
    return new ForkFailure(file + " cannot be read as a jar (" + e.getMessage() + ")", e);
  }

  /** The entries of this process's class path. */
  static List<String> current() {
    return List.of(System.getProperty("java.class.path").split(File.pathSeparator));
  }

  private record Content(Set<String> coordinates, Set<String> classes) {}

  private static Content content(Path file) {
    Set<String> coordinates = new HashSet<>();
    Set<String> classes = new HashSet<>();
    try (JarFile jar = new JarFile(file.toFile())) {
      for (Enumeration<JarEntry> all = jar.entries(); all.hasMoreElements(); ) {
        JarEntry entry = all.nextElement();
        String name = entry.getName();
        if (name.startsWith("META-INF/maven/") && name.endsWith("/pom.properties")) {
          try (InputStream in = jar.getInputStream(entry)) {
            Properties properties = new Properties();
            properties.load(in);
            coordinates.add(
                properties.getProperty("groupId") + ":" + properties.getProperty("artifactId"));
          }
        } else if (name.endsWith(".class")
            && !name.startsWith("META-INF/")
            && !name.endsWith("-info.class")) {
          classes.add(name);
        }
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    return new Content(coordinates, classes);
  }
}
