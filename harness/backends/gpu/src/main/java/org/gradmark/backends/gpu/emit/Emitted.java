package org.gradmark.backends.gpu.emit;

import java.util.List;
import org.gradmark.backends.fused.graph.Program;

/**
 * A program written for a device.
 *
 * @param program what was written
 * @param source of all kernels; empty if it needs none of its own
 * @param launches in order
 * @param folds how many folds over everything there are: each has {@link Emitter#PARTS} numbers of
 *     the memory for parts
 */
public record Emitted(Program program, String source, List<Launch> launches, int folds) {}
