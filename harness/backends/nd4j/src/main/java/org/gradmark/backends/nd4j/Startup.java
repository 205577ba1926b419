package org.gradmark.backends.nd4j;

import org.nd4j.linalg.factory.Environment;
import org.nd4j.linalg.factory.Nd4j;

/** Starts ND4J, once per process, and makes it deterministic and quiet. */
final class Startup {

  /** The first failure; ND4J's classes cannot be loaded a second time in one process. */
  private static IllegalStateException failure;

  private static boolean started;

  private static final String PHYSICAL_LIMIT = "org.bytedeco.javacpp.maxPhysicalBytes";

  private Startup() {}

  /** Starts ND4J unless that has been done; every later call gives the first call's answer. */
  static synchronized void ensure(Engine engine) {
    if (failure != null) {
      throw failure;
    }
    if (started) {
      return;
    }
    try {
      run(engine);
      started = true;
    } catch (Exception | LinkageError problem) {
      failure = explain(engine, problem);
      throw failure;
    }
  }

  private static void run(Engine engine) {
    // JavaCPP reads the size of the process from /proc before it makes any pointer, which takes
    // longer than the operation that the pointer is for; unlimited, it does not.
    if (System.getProperty(PHYSICAL_LIMIT) == null) {
      System.setProperty(PHYSICAL_LIMIT, "0");
    }
    Environment environment = Nd4j.getEnvironment();
    if (environment.isCPU() != (engine == Engine.CPU)) {
      throw new IllegalStateException(
          "the class path holds ND4J for another device; %s needs %s alone"
              .formatted(engine.backend(), engine.artifact()));
    }
    // A product or sum that is split over threads rounds as the number of cores says.
    environment.setMaxMasterThreads(1);
    Nd4j.factory().blas().setMaxThreads(1);
    // Collections on a timer cost time at random; memory is freed by the ordinary ones.
    Nd4j.getMemoryManager().togglePeriodicGc(false);
  }

  static IllegalStateException explain(Engine engine, Throwable problem) {
    Throwable root = problem;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return new IllegalStateException(
        engine.backend()
            + ": ND4J does not start on this machine ("
            + System.getProperty("os.name")
            + " "
            + System.getProperty("os.arch")
            + ", Java "
            + Runtime.version().feature()
            + "): "
            + root
            + ". It needs the native jars of "
            + engine.artifact()
            + ", openblas and javacpp for this platform on"
            + " the class path (Maven property javacpp.platform), and a writable cache folder"
            + " (-Dorg.bytedeco.javacpp.cachedir=...).",
        problem);
  }
}
