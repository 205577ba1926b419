package org.gradmark.core.theorem;

import org.gradmark.core.problem.Scenario;

/**
 * One way that chance may go.
 *
 * @param probability of this way; all of an instance sum to 1
 * @param scenario what the optimizer meets
 */
public record Branch(double probability, Scenario scenario) {}
