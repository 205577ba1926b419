/**
 * Expressions as data, and the plan by which a kernel computes them. Knows no language and no
 * device.
 *
 * <p>The way of a step: a backend records {@link org.gradmark.backends.fused.graph.Node nodes};
 * {@link org.gradmark.backends.fused.graph.Graph} numbers what its roots need and gives it a key,
 * equal for all graphs of one structure, whatever their extents and numbers; {@link
 * org.gradmark.backends.fused.graph.Simplifier} removes what is there twice; {@link
 * org.gradmark.backends.fused.graph.Planner} cuts it into the stages of a {@link
 * org.gradmark.backends.fused.graph.Program}. An emitter writes the arithmetic of a pass with
 * {@link org.gradmark.backends.fused.graph.Statements} in its {@link
 * org.gradmark.backends.fused.graph.Language} and puts its own loops around.
 */
package org.gradmark.backends.fused.graph;
