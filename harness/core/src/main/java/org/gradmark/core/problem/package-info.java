/**
 * Objectives, games and losses with known constants, and what an optimizer is put through on them.
 *
 * <p>Every problem is written once, on the tensor façade, so that it means the same on every
 * backend. A problem's name says which it is and its constants.
 */
package org.gradmark.core.problem;
