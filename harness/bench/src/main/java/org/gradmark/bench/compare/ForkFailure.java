package org.gradmark.bench.compare;

/** A fork that could not measure what it was asked for; the message says why, and what to do. */
public final class ForkFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ForkFailure(String message) {
    super(message);
  }

  public ForkFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
