package org.gradmark.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Rejection;
import org.gradmark.core.contract.Subject;
import org.gradmark.core.contract.SubjectProvider;
import org.gradmark.core.run.NamedClass;
import org.gradmark.core.run.Registry;
import org.gradmark.core.run.Selection;
import org.gradmark.core.system.SystemSpec;

/**
 * The subjects that the argument of {@code identify} means: those of a class on the class path, the
 * ones with this id, or what a program offers.
 *
 * @param subjects not empty
 * @param registry where they come from; closing it ends their processes
 */
record Suspects(List<Subject> subjects, Registry registry) implements AutoCloseable {

  /** {@code dl4j:adam}, {@code 'gradmark:*'}: nothing that a shell could start. */
  private static final Pattern ID = Pattern.compile("[\\w*-]+:[\\w*./?!-]+");

  /**
   * Who is meant. The error says how it was read, and what there is.
   *
   * @param classPath where a class is looked for beside Gradmark's own class path; may be null
   */
  static Suspects of(String argument, String classPath) {
    if (NamedClass.isName(argument)) {
      return ofClass(argument, classPath);
    }
    if (ID.matcher(argument).matches()) {
      return ofId(argument);
    }
    Registry registry = Program.registry(argument);
    return new Suspects(registry.foreign(), registry);
  }

  /** What identify prints is understood, too: there the paper's dialect has its name. */
  private static Suspects ofId(String argument) {
    String pattern = argument.replaceFirst("/paper(?=!|$)", "");
    Registry registry = Registry.find();
    List<Subject> found = new ArrayList<>();
    String provider = pattern.substring(0, pattern.indexOf(':'));
    for (SubjectProvider one : registry.providers()) {
      if (Selection.matches(List.of(provider), one.name())) {
        found.addAll(one.subjects());
      }
    }
    found.addAll(registry.builtIns());
    if (provider.equals("impostor")) {
      registry.systems().forEach(system -> found.addAll(impostors(system)));
    }
    List<Subject> chosen =
        found.stream().filter(s -> Selection.matches(List.of(pattern), s.id())).toList();
    if (chosen.isEmpty()) {
      registry.close();
      throw new UsageException(
          "no subject has the id \""
              + pattern
              + "\"; "
              + Likely.instead(pattern, found.stream().map(Subject::id).toList(), "gradmark list")
              + ". A program is given with its"
              + " arguments, such as \"python3 my_adam.py\"");
    }
    return new Suspects(chosen, registry);
  }

  private static <S extends Subject> List<Subject> impostors(SystemSpec<S> system) {
    List<Subject> found = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (Claim<S> claim : system.claims()) {
      for (Rejection<S> rejection : claim.rejections()) {
        if (!ids.contains(rejection.impostor().id())) {
          ids.add(rejection.impostor().id());
          found.add(rejection.impostor());
        }
      }
    }
    return found;
  }

  private static Suspects ofClass(String name, String classPath) {
    try {
      SubjectProvider provider = new NamedClass(name, classPath).open();
      return new Suspects(
          provider.subjects(), new Registry(Registry.find().systems(), List.of(provider)));
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }

  @Override
  public void close() {
    registry.close();
  }
}
