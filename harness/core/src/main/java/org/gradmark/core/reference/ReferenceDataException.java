package org.gradmark.core.reference;

/**
 * A file of the reference data is missing, damaged or not understood. The message names the file,
 * what is wrong and the cure.
 */
public class ReferenceDataException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ReferenceDataException(String file, String problem, Throwable cause) {
    super(
        "reference data "
            + file
            + ": "
            + problem
            + "; restore the file from the repository, or make it anew with the script named in its provenance and refresh SHA256SUMS",
        cause);
  }

  ReferenceDataException(String file, String problem) {
    this(file, problem, null);
  }
}
