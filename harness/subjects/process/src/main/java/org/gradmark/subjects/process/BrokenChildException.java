package org.gradmark.subjects.process;

/** A child that ended, hung or said too much; the message is the predicate of a sentence. */
final class BrokenChildException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BrokenChildException(String message) {
    super(message);
  }

  BrokenChildException(String message, Throwable cause) {
    super(message, cause);
  }
}
