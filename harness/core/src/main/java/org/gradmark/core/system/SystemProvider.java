package org.gradmark.core.system;

import java.util.List;

/** Brings systems to the harness; found by {@link java.util.ServiceLoader}. */
public interface SystemProvider {

  /** All systems of a suite. */
  List<SystemSpec<?>> systems();
}
