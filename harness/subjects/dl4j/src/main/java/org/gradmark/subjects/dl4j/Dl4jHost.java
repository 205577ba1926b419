package org.gradmark.subjects.dl4j;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.gradmark.core.contract.Subject;
import org.gradmark.subjects.process.SubjectHost;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * The child process of {@link Dl4jSubjects}: serves DL4J's updaters and weight initializers on its
 * standard streams.
 */
public final class Dl4jHost {

  private Dl4jHost() {}

  /** Serves until the input ends; takes no arguments. */
  public static void main(String[] arguments) throws IOException {
    PrintStream answers = System.out;
    // The natives and some of the libraries around them print when it pleases them.
    System.setOut(System.err);
    // The first start on a machine unpacks 400 MB: part of the first answer, which may take
    // longest.
    Nd4j.scalar(1.0);
    List<Subject> subjects = new ArrayList<>(Updaters.all());
    subjects.addAll(WeightInits.all());
    subjects.addAll(Schedules.all());
    subjects.addAll(Clippings.all());
    new SubjectHost("dl4j", version(), subjects).serve(System.in, answers);
  }

  /** The version of the jar that the updaters come from, as its build wrote it down. */
  static String version() throws IOException {
    Properties properties = new Properties();
    try (InputStream in =
        IUpdater.class.getResourceAsStream("/META-INF/maven/org.nd4j/nd4j-api/pom.properties")) {
      if (in != null) {
        properties.load(in);
      }
    }
    return properties.getProperty("version", "unknown");
  }
}
