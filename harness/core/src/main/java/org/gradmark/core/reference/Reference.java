package org.gradmark.core.reference;

import java.util.Map;
import org.gradmark.core.problem.Scenario;
import org.gradmark.core.problem.Trajectory;
import org.gradmark.core.tensor.Precision;

/**
 * A trajectory that an implementation we did not write took through a scenario.
 *
 * @param file where it is stored, relative to the reference data
 * @param library who computed it, with version, such as {@code torch 2.15.0}
 * @param call how it was computed, as code
 * @param precision arithmetic that the library used
 * @param scenario what it was put through
 * @param hyperparameters name to value
 * @param trajectory the parameters after each step
 */
public record Reference(
    String file,
    String library,
    String call,
    Precision precision,
    Scenario scenario,
    Map<String, Double> hyperparameters,
    Trajectory trajectory) {}
