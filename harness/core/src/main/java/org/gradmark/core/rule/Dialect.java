package org.gradmark.core.rule;

/**
 * A documented legitimate variant of a system.
 *
 * @param id kebab-case, such as {@code epsilon-hat}; {@code paper} is the paper's own form
 * @param title what sets it apart, as a formula or phrase, and who uses it
 * @param rule the exact rule, such as a {@link Rule}
 * @param <R> the kind of rule
 */
public record Dialect<R>(String id, String title, R rule) {

  @Override
  public String toString() {
    return id;
  }
}
