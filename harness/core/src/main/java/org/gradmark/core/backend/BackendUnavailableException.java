package org.gradmark.core.backend;

/** A backend cannot be had on this machine; the message says why. Cells on it are skipped. */
public class BackendUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BackendUnavailableException(String name, Throwable cause) {
    super("backend " + name + " cannot be had here: " + cause.getMessage(), cause);
  }
}
