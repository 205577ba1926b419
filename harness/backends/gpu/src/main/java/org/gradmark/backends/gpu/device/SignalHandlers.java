package org.gradmark.backends.gpu.device;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The JVM's handlers of signals: by some it stops its threads and finds null pointers, by others a
 * user ends it in order. A driver's compiler may set its own: LLVM's is good for one signal and
 * then puts back what was there, so that the second of two threads that are stopped together ends
 * the process without a word. While the first kernel compiles that may still happen; not after.
 *
 * <p>Linux only; elsewhere nothing happens.
 */
public final class SignalHandlers {

  /** HUP, INT, QUIT, ILL, TRAP, BUS, FPE, SEGV, USR2, PIPE, TERM and XFSZ. */
  private static final int[] SIGNALS = {1, 2, 3, 4, 5, 7, 8, 11, 12, 13, 15, 25};

  /** The greatest that stands for the default, or for none, and is not a handler's address. */
  private static final long IGNORED = 1;

  /** More than any C library's {@code struct sigaction} takes. */
  private static final int BYTES = 256;

  private static final Map<Integer, Memory> REMEMBERED = new LinkedHashMap<>();

  private SignalHandlers() {}

  /**
   * Remembers them; to be called before a driver's library is loaded. Only the first call counts.
   */
  static synchronized void remember() {
    if (Platform.isLinux() && REMEMBERED.isEmpty()) {
      for (int signal : SIGNALS) {
        Memory handler = current(signal);
        if (handler.getNativeLong(0).longValue() > IGNORED) {
          REMEMBERED.put(signal, handler);
        }
      }
    }
  }

  /** Puts back what was remembered; to be called when a driver has compiled. */
  public static synchronized void putBack() {
    REMEMBERED.forEach((signal, handler) -> exchange(signal, handler, Pointer.NULL));
  }

  /** Whether they are those that were remembered. */
  static synchronized boolean areBack() {
    return REMEMBERED.entrySet().stream()
        .allMatch(
            remembered ->
                current(remembered.getKey())
                    .getNativeLong(0)
                    .equals(remembered.getValue().getNativeLong(0)));
  }

  private static Memory current(int signal) {
    Memory handler = new Memory(BYTES);
    handler.clear();
    exchange(signal, Pointer.NULL, handler);
    return handler;
  }

  private static void exchange(int signal, Pointer next, Pointer last) {
    Function sigaction =
        NativeLibrary.getInstance(Platform.C_LIBRARY_NAME).getFunction("sigaction");
    int error = sigaction.invokeInt(new Object[] {signal, next, last});
    if (error != 0) {
      throw new DeviceFault("sigaction refuses signal " + signal);
    }
  }
}
