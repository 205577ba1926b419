package org.gradmark.backends.fused.cpu;

/**
 * The JDK's power makes small arrays at each call until the virtual machine has compiled it, which
 * steps that call it twice would hardly ever bring about. So it is called often enough, once.
 */
final class Powers {

  /** More calls than the virtual machine needs, some milliseconds in all. */
  private static final int CALLS = 50_000;

  private static double sum;

  private Powers() {}

  /** Has it compiled, unless that has been done. */
  static synchronized void compile() {
    for (int i = 1; i < CALLS && sum < CALLS; i++) {
      sum += 1 + StrictMath.pow(0.9, i % 1000);
    }
  }
}
