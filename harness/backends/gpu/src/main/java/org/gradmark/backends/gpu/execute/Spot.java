package org.gradmark.backends.gpu.execute;

/**
 * A scalar that lives on the device.
 *
 * @param block where it lies
 * @param offset in bytes
 */
public record Spot(Block block, long offset) {}
