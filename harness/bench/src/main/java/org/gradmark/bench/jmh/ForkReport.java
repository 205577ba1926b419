package org.gradmark.bench.jmh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A word from a fork to whoever started it: why it cannot measure. */
final class ForkReport {

  /** System property that names the file. */
  static final String FILE = "gradmark.bench.report";

  /** System property with the longest time for all iterations, in seconds. */
  static final String LIMIT = "gradmark.bench.limit";

  private ForkReport() {}

  /** Ends a fork whose reason has been left. */
  static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Refusal(String reason, Throwable cause) {
      super(reason, cause);
    }
  }

  /**
   * Leaves the reason for whoever started the fork.
   *
   * @param defect whether it is the subject's fault
   * @param cause null if there is none but the reason
   * @return what is to be thrown
   */
  static Refusal refuse(boolean defect, String reason, Throwable cause) {
    Refusal refusal = new Refusal(reason, cause);
    String file = System.getProperty(FILE);
    if (file != null) {
      try {
        Files.writeString(
            Path.of(file), (defect ? "defect " : "limit ") + reason, StandardCharsets.UTF_8);
      } catch (IOException e) {
        refusal.addSuppressed(e);
      }
    }
    return refusal;
  }

  /**
   * Refuses what would take too long.
   *
   * @param seconds that one operation took
   * @param operations there will be at least
   */
  static void checkTime(double seconds, int operations) {
    double limit = Double.parseDouble(System.getProperty(LIMIT, "Infinity"));
    if (seconds * operations > limit) {
      String reason =
          "one step takes %.1f s, %d of them more than the %.0f s that a fork may take"
              .formatted(seconds, operations, limit);
      throw refuse(false, reason, null);
    }
  }
}
