package org.gradmark.subjects.process;

/** An exception as one sentence: what, and where in the library it comes from. */
final class Complaint {

  private Complaint() {}

  /**
   * Class, message and place of the innermost cause. The place is the first frame outside the JDK:
   * that of the library, not of the array or collection that it misused.
   */
  static String of(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    StringBuilder sentence = new StringBuilder(cause.getClass().getName());
    if (cause.getMessage() != null) {
      sentence.append(": ").append(cause.getMessage().replaceAll("\\s+", " ").strip());
    }
    for (StackTraceElement frame : cause.getStackTrace()) {
      if (!frame.getClassName().startsWith("java.") && !frame.getClassName().startsWith("jdk.")) {
        return sentence + ", at " + place(frame);
      }
    }
    return sentence.toString();
  }

  /** What an exception says; class and place matter only where it says nothing. */
  static String reason(RuntimeException e) {
    return e.getMessage() == null ? of(e) : e.getMessage();
  }

  private static String place(StackTraceElement frame) {
    String method = frame.getClassName() + "." + frame.getMethodName();
    return frame.getFileName() == null
        ? method
        : method + " (" + frame.getFileName() + ":" + frame.getLineNumber() + ")";
  }
}
