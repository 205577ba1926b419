package org.gradmark.subjects.process;

/** A line that the protocol does not allow; the message completes "answered with …". */
final class GarbageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  GarbageException(String message) {
    super(message);
  }
}
