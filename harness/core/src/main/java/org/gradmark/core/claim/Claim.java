package org.gradmark.core.claim;

import java.util.List;
import java.util.Set;
import org.gradmark.core.contract.Subject;

/**
 * One numbered checkable sentence, with the impostors that prove it can fail.
 *
 * @param id stable id, such as {@code ADAM-03}, or {@code SGD-11-TIGHT} for the claim that a bound
 *     is reached; never reused
 * @param name two or three words, kebab-case, that recall it, such as {@code first-step}
 * @param level MUST or SHOULD
 * @param kind what sort of evidence it rests on
 * @param sentence the claim itself
 * @param source paper, equation or derivation
 * @param tight whether the bound must also be reached
 * @param dialects ids of the dialects it holds for
 * @param check how it is decided
 * @param rejections impostors that it must reject; never empty
 * @param <S> the kind of subject
 */
public record Claim<S extends Subject>(
    String id,
    String name,
    Level level,
    Kind kind,
    String sentence,
    String source,
    boolean tight,
    Set<String> dialects,
    Check<S> check,
    List<Rejection<S>> rejections) {

  public Claim {
    dialects = Set.copyOf(dialects);
    rejections = List.copyOf(rejections);
    if (!id.matches("[A-Z]+-(\\d\\d|[1-9]\\d\\d)(-TIGHT)?")) {
      throw new IllegalArgumentException("claim id \"" + id + "\" is not of the form ADAM-03");
    }
    if (rejections.isEmpty()) {
      throw new IllegalArgumentException(
          id + " has no impostor: a claim that nothing can break is no claim");
    }
  }

  /** How messages begin: {@code [ADAM-03 first-step]}. */
  public String prefix() {
    return "[" + id + " " + name + "]";
  }

  @Override
  public String toString() {
    return id;
  }
}
