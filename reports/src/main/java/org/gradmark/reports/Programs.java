package org.gradmark.reports;

import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.gradmark.core.run.Run;

/**
 * The programs whose subjects a run was about: the fields {@code program:mine} of its environment,
 * each the command that serves the subjects {@code mine:...}.
 */
public final class Programs {

  /** How the names of these fields begin. */
  public static final String FIELD = "program:";

  private Programs() {}

  /** Options for the commands that reports print, such as {@code --program "./mine"}; or empty. */
  public static String options(Run run) {
    TreeSet<String> commands = new TreeSet<>();
    for (Map.Entry<String, Object> field : run.environment().entrySet()) {
      if (field.getKey().startsWith(FIELD)) {
        commands.add(Wording.oneLine(String.valueOf(field.getValue())));
      }
    }
    return commands.stream()
        .map(command -> "--program " + quoted(command))
        .collect(Collectors.joining(" "));
  }

  /** The command that says what a subject is. */
  static String identification(Run run, String subject) {
    int colon = subject.indexOf(':');
    Object command = run.environment().get(FIELD + subject.substring(0, Math.max(0, colon)));
    String id = quoted(Wording.oneLine(subject));
    return command == null
        ? "./gradmark identify " + id
        : "./gradmark identify %s --subject %s"
            .formatted(quoted(Wording.oneLine(String.valueOf(command))), id);
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
