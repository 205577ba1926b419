package org.gradmark.core.system;

import java.util.List;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.contract.Subject;
import org.gradmark.core.rule.Dialect;
import org.gradmark.core.rule.Hyperparameter;

/**
 * One algorithm of the literature: what it is called, where it is from, its dialects, and the
 * claims that every implementation has to meet.
 *
 * @param <S> the kind of subject that implements it
 */
public interface SystemSpec<S extends Subject> {

  /** Stable id, kebab-case, such as {@code adam}. */
  String id();

  /** Name as the paper writes it. */
  String title();

  /** {@code optimizer}, {@code initializer}, … */
  String kind();

  /** The paper: authors, title, year, equation or algorithm number. */
  String source();

  /** Catalogue rows that it covers. */
  List<String> rows();

  /** What its user chooses, with the paper's defaults. */
  List<Hyperparameter> hyperparameters();

  /** Legitimate variants; the first is the paper's. */
  List<? extends Dialect<?>> dialects();

  /** All claims about it. */
  List<Claim<S>> claims();

  /** The contract that its implementations fulfil. */
  Class<S> contract();

  /** Gradmark's own implementations, one per dialect. */
  List<S> builtIns();
}
