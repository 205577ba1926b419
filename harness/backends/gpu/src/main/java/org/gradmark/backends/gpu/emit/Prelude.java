package org.gradmark.backends.gpu.emit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.gradmark.backends.gpu.device.Dialect;

/**
 * What comes before the kernels of a source: macros of the dialect, and functions that are used.
 */
final class Prelude {

  private final String macros;
  private final String[] functions;

  /**
   * The prelude of a dialect and format.
   *
   * @param float64 whether the device can calculate in double
   * @param narrow the format of narrow buffers; null if there are none
   */
  Prelude(Dialect dialect, Real real, boolean float64, Narrow narrow) {
    // Transcendental functions of floats are taken in double where that is possible: OpenCL allows
    // its own an error of 16 ulp.
    macros =
        "#define ITEMS %d\n%s#define real %s\n#define wide %s\n"
                .formatted(
                    Emitter.ITEMS,
                    text(dialect == Dialect.CUDA ? "cuda.c" : "opencl.c"),
                    real.type(),
                    float64 ? "double" : real.type())
            + (narrow == null ? "" : text(narrow.file(dialect)));
    functions = text("arithmetic.c").split("\n\n");
  }

  /** The prelude and the kernels. */
  String before(String kernels) {
    StringBuilder source = new StringBuilder(macros);
    for (String function : functions) {
      int name = function.indexOf("g_");
      if (kernels.contains(function.substring(name, function.indexOf('(', name) + 1))) {
        source.append(function).append('\n');
      }
    }
    return source.append(kernels).toString();
  }

  /** A text beside this class. */
  static String text(String name) {
    try (InputStream in = Prelude.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " in Gradmark's own jar cannot be read", e);
    }
  }
}
