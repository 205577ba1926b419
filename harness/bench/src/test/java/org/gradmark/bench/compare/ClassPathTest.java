package org.gradmark.bench.compare;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.testng.annotations.Test;

/** A build of a library takes the place of the one that is there. */
public class ClassPathTest {

  private final Path folder;

  public ClassPathTest() throws IOException {
    folder = Files.createTempDirectory("gradmark-class-path");
  }

  private Path jar(String name, String... entries) throws IOException {
    Path jar = folder.resolve(name);
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (String entry : entries) {
        String[] parts = entry.split("=", 2);
        out.putNextEntry(new JarEntry(parts[0]));
        if (parts.length > 1) {
          out.write(parts[1].getBytes(StandardCharsets.UTF_8));
        }
      }
    }
    return jar;
  }

  @Test
  public void theSameLibraryIsReplacedAndOthersStay() throws IOException {
    String properties = "META-INF/maven/g/lib/pom.properties=groupId=g\nartifactId=lib\n";
    Path fresh = jar("lib-2.jar", properties, "lib/A.class", "lib/New.class");
    Path byCoordinates = jar("lib-1.jar", properties, "lib/Old.class");
    Path byClasses = jar("renamed.jar", "lib/A.class", "lib/New.class", "module-info.class");
    Path other = jar("other.jar", "other/A.class", "lib/A.class");
    List<String> path =
        ClassPath.with(
            List.of(fresh),
            List.of(
                byCoordinates.toString(),
                other.toString(),
                byClasses.toString(),
                folder.toString()));
    assertEquals(
        path, List.of(fresh.toAbsolutePath().toString(), other.toString(), folder.toString()));
  }

  @Test
  public void whatIsNoJarIsNamed() throws IOException {
    Path text = Files.writeString(folder.resolve("text.jar"), "hello");
    ForkFailure failure =
        expectThrows(ForkFailure.class, () -> ClassPath.with(List.of(text), List.of()));
    assertTrue(failure.getMessage().contains("text.jar"), failure.getMessage());
  }
}
