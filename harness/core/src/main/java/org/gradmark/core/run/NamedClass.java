package org.gradmark.core.run;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gradmark.core.contract.Subject;
import org.gradmark.core.contract.SubjectProvider;

/**
 * A class of the user's that is a {@link SubjectProvider} or a {@link Subject}: it need not be on
 * Gradmark's class path, nor be found by a service loader.
 *
 * @param name full name, such as {@code org.example.MySubjects}
 * @param classPath jars and folders of classes where it is looked for, beside Gradmark's own class
 *     path; null if only there
 */
public record NamedClass(String name, String classPath) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z_$][\\w$]*(\\.[A-Za-z_$][\\w$]*)+");

  private static final String CLASS = "gradmark.subject.class";
  private static final String PATH = "gradmark.subject.class-path";

  /** Whether a text reads as the full name of a class. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** The one that a virtual machine was started with, see {@link #options}. */
  public static Optional<NamedClass> ofThisMachine() {
    return Optional.ofNullable(System.getProperty(CLASS))
        .map(name -> new NamedClass(name, System.getProperty(PATH)));
  }

  /** Options that make another virtual machine know it. */
  public List<String> options() {
    List<String> options = new ArrayList<>(List.of("-D" + CLASS + "=" + name));
    if (classPath != null) {
      options.add("-D" + PATH + "=" + classPath);
    }
    return options;
  }

  /**
   * Makes one, and asks it for its subjects.
   *
   * @return one subject or more; a class that is a subject provides itself
   * @throws IllegalArgumentException if it has none; the message says why, and what to do
   */
  public SubjectProvider open() {
    Object made = make();
    if (made instanceof SubjectProvider provider) {
      if (provider.subjects().isEmpty()) {
        throw new IllegalArgumentException(name + " has no subjects: " + provider.absence());
      }
      return provider;
    }
    if (made instanceof Subject subject) {
      return new Single(subject);
    }
    throw new IllegalArgumentException(
        name + " is neither a SubjectProvider nor a Subject: implement one");
  }

  private Object make() {
    try {
      return Class.forName(name, true, loader()).getDeclaredConstructor().newInstance();
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException(
          "no class \"%s\" is %s; say where it is: --class-path target/classes, or a jar, or several"
              .formatted(name, classPath == null ? "on Gradmark's class path" : "in " + classPath),
          e);
    } catch (LinkageError e) {
      throw new IllegalArgumentException(
          name + " cannot be loaded (" + e + "); add what it needs to --class-path", e);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(name + " cannot be made: " + e.getCause(), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(
          name + " cannot be made: give it a public constructor without parameters (" + e + ")", e);
    }
  }

  /** Not closed before the end of the process: a class may load others whenever it likes. */
  private ClassLoader loader() {
    ClassLoader own = NamedClass.class.getClassLoader();
    if (classPath == null) {
      return own;
    }
    List<URL> places = new ArrayList<>();
    for (String part : classPath.split(Pattern.quote(File.pathSeparator))) {
      Path place = Path.of(part);
      if (!Files.exists(place)) {
        throw new IllegalArgumentException("--class-path: there is no " + place);
      }
      try {
        places.add(place.toUri().toURL());
      } catch (MalformedURLException e) {
        throw new IllegalArgumentException(
            "--class-path: " + place + " is no jar and no folder", e);
      }
    }
    return new URLClassLoader(places.toArray(URL[]::new), own);
  }

  /** A subject that comes alone. */
  private record Single(Subject subject) implements SubjectProvider {

    @Override
    public String name() {
      return subject.id().replaceFirst(":.*", "");
    }

    @Override
    public List<Subject> subjects() {
      return List.of(subject);
    }
  }
}
