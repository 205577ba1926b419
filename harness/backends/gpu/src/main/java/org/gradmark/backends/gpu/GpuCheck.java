package org.gradmark.backends.gpu;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.gradmark.backends.gpu.check.CheckReport;
import org.gradmark.backends.gpu.check.DeviceBench;
import org.gradmark.backends.gpu.device.DeviceFault;
import org.gradmark.core.backend.BackendUnavailableException;
import org.gradmark.core.backend.Backends;

/** The part of the script {@code check} that needs a program: {@code bench} and {@code report}. */
public final class GpuCheck {

  private static final List<String> SUBJECTS =
      List.of(
          "gradmark:sgd",
          "gradmark:momentum",
          "gradmark:adam",
          "gradmark:adamw",
          "gradmark:adagrad",
          "gradmark:rmsprop",
          "gradmark:lion");

  private static final double MOST = 1e9;

  private GpuCheck() {}

  /**
   * Runs one part.
   *
   * @param arguments {@code bench FILE SIZE...} writes measurements; {@code report FOLDER} makes
   *     {@code report.md} of what lies there
   */
  public static void main(String[] arguments) throws IOException {
    // The report is the same whoever reads it.
    Locale.setDefault(Locale.ROOT);
    List<String> words = Arrays.asList(arguments);
    if (words.size() >= 3 && words.get(0).equals("bench")) {
      System.exit(bench(words.get(1), words.subList(2, words.size())));
    } else if (words.size() == 2 && words.get(0).equals("report")) {
      CheckReport.write(Path.of(words.get(1)));
    } else {
      System.err.println("usage: bench FILE SIZE..., or report FOLDER");
      System.exit(3);
    }
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static int bench(String file, List<String> sizes) throws IOException {
    List<Integer> elements = new ArrayList<>();
    for (String size : sizes) {
      double number = number(size);
      if (!(number >= 1 && number <= MOST) || number != Math.rint(number)) {
        System.err.println(
            "GRADMARK_SIZES: \"%s\" is no whole number from 1 to 1e9".formatted(size));
        return 3;
      }
      elements.add((int) number);
    }
    try (PrintStream out = new PrintStream(file, StandardCharsets.UTF_8)) {
      for (String name : List.of("fused-gpu", "fused-gpu-bf16")) {
        GpuBackend backend = (GpuBackend) Backends.open(name);
        new DeviceBench(backend.executor(), out).run(name, SUBJECTS, elements);
      }
      return 0;
    } catch (BackendUnavailableException | DeviceFault e) {
      System.err.println(e.getMessage());
      return 1;
    }
  }
}
