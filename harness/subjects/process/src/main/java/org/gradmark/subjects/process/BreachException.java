package org.gradmark.subjects.process;

/** A rule of the protocol was broken; the message says what was seen. */
final class BreachException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BreachException(String message) {
    super(message);
  }
}
