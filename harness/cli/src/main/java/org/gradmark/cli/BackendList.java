package org.gradmark.cli;

import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.Set;
import org.gradmark.core.backend.Backends;

/** What {@code gradmark list --backends} prints. */
final class BackendList {

  private BackendList() {}

  /** A line for each backend, then what they found. Starts no library and no device. */
  static void print(PrintWriter out) {
    Set<String> findings = new LinkedHashSet<>();
    for (String name : Backends.names()) {
      String device = Backends.device(name);
      String when =
          Backends.isOnRequest(name)
              ? "only with --backend " + name
              : Backends.isForSteps(name) ? "optimizers; all others with --backend " + name : "";
      String joint = device.isEmpty() || when.isEmpty() ? "" : ", on ";
      out.println(
          "%-14s %-8s %s"
              .formatted(name, Backends.precision(name).dtype(), when + joint + device)
              .stripTrailing());
      findings.addAll(Backends.findings(name));
    }
    if (!findings.isEmpty()) {
      out.printf("%nDevices%n");
      findings.forEach(finding -> out.println("  " + finding));
    }
    out.flush();
  }
}
