/**
 * Slips: a rule with one place of its formula written otherwise. They give a wrong subject that
 * nobody foresaw a name, in the terms of the rule itself: {@code x + rate * d instead of x - rate *
 * d}.
 */
package org.gradmark.core.slip;
