package org.gradmark.bench.compare;

import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.testng.annotations.Test;

/**
 * The gate keeps its promise on forks of a real machine that {@link RealForks} collected: those
 * that are kept in real-forks.txt, or others with {@code -Dgradmark.gate.forks=FILE}.
 */
public class RealGateTest {

  private static final String FILE = "gradmark.gate.forks";
  private static final int COMPARISONS = Integer.getInteger("gradmark.gate.comparisons", 100);

  @Test
  public void keepsItsPromise() throws IOException {
    String file = System.getProperty(FILE, "");
    Triples triples =
        file.isEmpty() ? RealForks.kept() : RealForks.read(Files.readAllLines(Path.of(file)));
    Triples.Tally tally = triples.compare(COMPARISONS);
    System.out.println(triples.all().size() + " triples: " + tally);
    assertTrue(tally.isKept(), tally.toString());
  }
}
