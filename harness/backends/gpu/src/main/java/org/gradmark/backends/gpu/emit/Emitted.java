package org.gradmark.backends.gpu.emit;

import java.util.List;

/**
 * A program written for a device.
 *
 * @param layout what was written
 * @param source of all kernels; empty if it needs none of its own
 * @param launches in order
 * @param folds how many folds over everything there are: each has {@link Emitter#PARTS} numbers of
 *     the memory for parts
 */
public record Emitted(Layout layout, String source, List<Launch> launches, int folds) {}
