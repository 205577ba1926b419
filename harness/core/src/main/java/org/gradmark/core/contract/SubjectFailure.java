package org.gradmark.core.contract;

/**
 * A subject could not do what it was asked: it threw, crashed, hung or answered garbage. The
 * message says which, in one sentence.
 */
public class SubjectFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public SubjectFailure(String message) {
    super(message);
  }

  public SubjectFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
