package org.gradmark.subjects.process;

import java.util.List;
import java.util.regex.Pattern;

/** The form of ids that a program may give its subjects. */
final class SubjectId {

  /** Nothing that would have to be quoted in a shell, a pattern, a file's name or a cell's id. */
  private static final Pattern FORM =
      Pattern.compile("[A-Za-z0-9][\\w.+-]*:[\\w.+-]+(/[\\w.+-]+)*");

  /** Gradmark's own. */
  private static final List<String> RESERVED = List.of("gradmark", "impostor");

  private SubjectId() {}

  /** The id, if a program may use it. */
  static String checked(String id) {
    if (!FORM.matcher(id).matches()) {
      throw new GarbageException(
          "the id "
              + Lines.quote(id)
              + " is not of the form mine:adam or mine:adam/fast: letters, digits and _ . + - on"
              + " both sides of one colon");
    }
    String owner = id.substring(0, id.indexOf(':'));
    if (RESERVED.contains(owner)) {
      throw new GarbageException(
          "the id "
              + id
              + " begins with "
              + owner
              + ":, which is Gradmark's own; use your own name");
    }
    return id;
  }
}
