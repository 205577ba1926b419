package org.gradmark.core.estimator;

/**
 * An array that the estimators of a system are handed, as the settings of its claims have it.
 *
 * @param name of the input or draw
 * @param shape such as {@code [n,3]}: a number where all settings agree, a letter where they do
 *     not; the same letter stands for the same extent, anywhere in the {@link Signature}
 * @param seen one shape that occurs, such as {@code [2,3]}
 * @param values what is in it, as far as all settings share it, such as {@code 1, 2, ..., n}; empty
 *     if nothing can be said
 * @param always whether every setting has it
 * @param read whether a rule of the system looks at it; what none reads is there for the formulas
 *     of claims, and an implementation may ignore it
 */
public record Port(
    String name, String shape, String seen, String values, boolean always, boolean read) {}
