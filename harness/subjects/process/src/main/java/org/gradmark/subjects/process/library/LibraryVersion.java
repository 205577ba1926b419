package org.gradmark.subjects.process.library;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of a library, as its build wrote it into its jar. */
public final class LibraryVersion {

  private LibraryVersion() {}

  /**
   * The version, "unknown" if the jar does not tell.
   *
   * @param any a class of the jar
   * @param group its group at Maven
   * @param artifact its name at Maven
   */
  public static String of(Class<?> any, String group, String artifact) {
    Properties properties = new Properties();
    String place = "/META-INF/maven/" + group + "/" + artifact + "/pom.properties";
    try (InputStream in = any.getResourceAsStream(place)) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + place + "; is its jar whole?", e);
    }
    return properties.getProperty("version", "unknown");
  }
}
