package org.gradmark.core.backend;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Precision;

/**
 * The backends of this harness: the plain ones, and those that the service loader finds on the
 * class path.
 */
public final class Backends {

  /** Any number that is not among the seeds from which tolerances are derived (0 to 31). */
  private static final long ROUNDING_SEED = 1_000_003;

  private static final Map<String, BackendProvider> PROVIDERS = find();
  private static final Map<String, Backend> OPEN = new ConcurrentHashMap<>();

  private Backends() {}

  /** Names of all backends, the plain ones first. */
  public static List<String> names() {
    List<String> names = new ArrayList<>(List.of("exact", "f64", "f32", "rounding"));
    names.addAll(PROVIDERS.keySet());
    return List.copyOf(names);
  }

  /**
   * Names of those for what keeps nothing from step to step: without backends that are set apart by
   * how they keep it.
   */
  public static List<String> withoutKeeping() {
    return names().stream()
        .filter(name -> precision(name) == precision(name).arithmetic())
        .toList();
  }

  /**
   * The backend of a name; the same one each time.
   *
   * @throws BackendUnavailableException with the reason, where it cannot be had on this machine
   * @throws IllegalArgumentException if there is none of that name
   */
  public static Backend open(String name) {
    return OPEN.computeIfAbsent(name, Backends::create);
  }

  /** The precision of a backend, without starting it. */
  public static Precision precision(String name) {
    BackendProvider provider = PROVIDERS.get(name);
    return provider != null ? provider.precision() : open(name).precision();
  }

  /** Whether a backend takes part only in what names it; see {@link BackendProvider}. */
  public static boolean isOnRequest(String name) {
    return PROVIDERS.containsKey(name) && PROVIDERS.get(name).isOnRequest();
  }

  /** Whether a backend is made for the steps of optimizers; see {@link BackendProvider}. */
  public static boolean isForSteps(String name) {
    return PROVIDERS.containsKey(name) && PROVIDERS.get(name).isForSteps();
  }

  /** The device that a backend would run on, with its driver; empty if that says nothing. */
  public static String device(String name) {
    return PROVIDERS.containsKey(name) ? PROVIDERS.get(name).device() : "";
  }

  /** For people: the devices that were found for a backend, and why others were not. */
  public static List<String> findings(String name) {
    return PROVIDERS.containsKey(name) ? PROVIDERS.get(name).findings() : List.of();
  }

  private static Backend create(String name) {
    return switch (name) {
      case "exact" -> new ExactBackend();
      case "f64" -> IeeeBackend.F64;
      case "f32" -> IeeeBackend.F32;
      // Not among the names: what generated kernels that keep in 16 bits are compared with.
      case "f32-bf16" -> IeeeBackend.F32_BF16;
      case "f32-f16" -> IeeeBackend.F32_F16;
      case "rounding" -> new RoundingBackend(Precision.FLOAT32, ROUNDING_SEED);
      default -> {
        if (!PROVIDERS.containsKey(name)) {
          throw new IllegalArgumentException("no backend \"" + name + "\"; there are " + names());
        }
        try {
          yield PROVIDERS.get(name).open();
        } catch (IllegalStateException | LinkageError e) {
          throw new BackendUnavailableException(name, e);
        }
      }
    };
  }

  private static Map<String, BackendProvider> find() {
    Map<String, BackendProvider> found = new TreeMap<>();
    for (BackendProvider provider : ServiceLoader.load(BackendProvider.class)) {
      found.put(provider.name(), provider);
    }
    return found;
  }
}
