package org.gradmark.core.run;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.gradmark.core.contract.Subject;
import org.gradmark.core.contract.SubjectProvider;
import org.gradmark.core.system.SystemProvider;
import org.gradmark.core.system.SystemSpec;

/**
 * The systems and subjects that the service loader finds on the class path, and Gradmark's own
 * subjects. Closing it closes the providers.
 *
 * @param systems all systems
 * @param providers where subjects of other libraries come from
 */
public record Registry(List<SystemSpec<?>> systems, List<SubjectProvider> providers)
    implements AutoCloseable {

  /** Everything on the class path. */
  public static Registry find() {
    List<SystemSpec<?>> systems = new ArrayList<>();
    ServiceLoader.load(SystemProvider.class).forEach(p -> systems.addAll(p.systems()));
    List<SubjectProvider> providers = new ArrayList<>();
    ServiceLoader.load(SubjectProvider.class).forEach(providers::add);
    return new Registry(List.copyOf(systems), List.copyOf(providers));
  }

  /** Gradmark's own implementations of all dialects. */
  public List<Subject> builtIns() {
    List<Subject> subjects = new ArrayList<>();
    systems.forEach(system -> subjects.addAll(system.builtIns()));
    return subjects;
  }

  /** The subjects of all providers; may start their processes. */
  public List<Subject> foreign() {
    List<Subject> subjects = new ArrayList<>();
    providers.forEach(provider -> subjects.addAll(provider.subjects()));
    return subjects;
  }

  @Override
  public void close() {
    providers.forEach(SubjectProvider::close);
  }
}
