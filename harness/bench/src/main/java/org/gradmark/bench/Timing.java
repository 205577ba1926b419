package org.gradmark.bench;

import java.util.List;

/**
 * What one fork measured.
 *
 * @param seconds per operation, one for each iteration
 * @param allocated bytes of Java heap that one operation allocates; NaN where nobody can tell
 * @param version of the implementation, or empty
 * @param timer see {@link Measurement#timer()}
 */
public record Timing(List<Double> seconds, double allocated, String version, String timer) {}
