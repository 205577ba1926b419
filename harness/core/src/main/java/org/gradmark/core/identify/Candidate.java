package org.gradmark.core.identify;

import org.gradmark.core.contract.Subject;

/**
 * One possible answer to the question what a subject is.
 *
 * @param subject a known implementation that behaves so
 * @param dialect whether it is a legitimate dialect; else an impostor
 * @param says a dialect's formula, or an impostor's mistake, as one clause
 * @param <S> the kind of subject
 */
public record Candidate<S extends Subject>(S subject, boolean dialect, String says) {

  /** Such as {@code adam/epsilon-hat}, or {@code adam/paper!beta2-not-corrected}. */
  public String name() {
    String mistake = subject.id().contains("!") ? subject.id().replaceFirst("^[^!]*", "") : "";
    return follows() + mistake;
  }

  /** The dialect that it is, or that it is a broken form of, such as {@code adam/paper}. */
  public String follows() {
    return subject.system() + "/" + subject.dialect();
  }

  @Override
  public String toString() {
    return name();
  }
}
