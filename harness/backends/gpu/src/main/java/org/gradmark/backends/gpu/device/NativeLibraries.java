package org.gradmark.backends.gpu.device;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds a driver's library on this machine. */
public final class NativeLibraries {

  private NativeLibraries() {}

  /**
   * Binds the native methods of a class to the first library of these names that can be loaded.
   *
   * @param holder has static native methods only
   * @param names file names or names without prefix and suffix; null or empty ones are passed over
   * @throws DeviceFault with the names that were tried, if there is none or it lacks a function
   */
  public static void bind(Class<?> holder, String... names) {
    SignalHandlers.remember();
    Set<String> tried = new LinkedHashSet<>(Arrays.asList(names));
    tried.removeIf(name -> name == null || name.isBlank());
    List<String> tellings = new ArrayList<>();
    for (String name : tried) {
      try {
        NativeLibrary library =
            NativeLibrary.getInstance(
                name, Map.of(com.sun.jna.Library.OPTION_STRING_ENCODING, "UTF-8"));
        Native.register(holder, library);
        return;
      } catch (UnsatisfiedLinkError | NoClassDefFoundError e) {
        tellings.add(name + detail(e));
      }
    }
    throw new DeviceFault("no library could be loaded; tried " + String.join(", ", tellings));
  }

  /** What else than that there is no such file. */
  private static String detail(LinkageError error) {
    List<String> lines = new ArrayList<>();
    for (String line : String.valueOf(error.getMessage()).split("\n")) {
      boolean plain =
          line.startsWith("Unable to load library")
              || line.contains("No such file")
              || line.contains("not found in resource path")
              || line.isBlank();
      if (!plain && !lines.contains(line.strip())) {
        lines.add(line.strip());
      }
    }
    return lines.isEmpty() ? "" : " (" + String.join("; ", lines) + ")";
  }
}
