/**
 * The gate: a run, a file of known failures and a baseline make a list of complaints. No complaint,
 * no failure.
 */
package org.gradmark.core.gate;
